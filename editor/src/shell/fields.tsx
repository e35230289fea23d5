import { useId, type JSX } from 'react';

interface FieldProps {
  label: string;
  value: string;
  change: (value: string) => void;
}

export interface TextFieldProps extends FieldProps {
  placeholder?: string | undefined;
  describedBy?: string | undefined;
  /** Names that are offered; others can be written. */
  known?: readonly string[];
  hasFocus?: boolean;
}

/** A name or a place that is written, with its label above it. */
export function TextField(props: TextFieldProps): JSX.Element {
  const { label, value, change, placeholder, describedBy, known, hasFocus } = props;
  const id = useId();
  return (
    <label>
      <span>{label}</span>
      <input
        className="control"
        type="text"
        list={known && id}
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        data-focus={hasFocus}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => {
          change(currentTarget.value);
        }}
      />
      {known && (
        <datalist id={id}>
          {known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </label>
  );
}

interface SelectFieldProps extends FieldProps {
  /** What can be chosen, each with what is read. */
  options: readonly (readonly [value: string, text: string])[];
}

/** One of several, with its label above it. */
export function SelectField({ label, value, change, options }: SelectFieldProps): JSX.Element {
  return (
    <label>
      <span>{label}</span>
      <select
        className="control"
        value={value}
        onChange={({ currentTarget }) => {
          change(currentTarget.value);
        }}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
