import type { JSX, KeyboardEvent } from 'react';

export interface SearchProps {
  /** What is looked for. */
  label: string;
  value: string;
  change: (value: string) => void;
  className: string;
  press?: (event: KeyboardEvent) => void;
}

/** A field to look for something in, which Escape empties. */
export function SearchField({ label, value, change, className, press }: SearchProps): JSX.Element {
  return (
    <input
      type="search"
      className={className}
      placeholder={label}
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => {
        change(currentTarget.value);
      }}
      onKeyDown={(event) => {
        press?.(event);
        if (event.key !== 'Escape' || value === '') return;
        // A dialog around it is not left by the same key.
        event.preventDefault();
        change('');
      }}
    />
  );
}
