import type { JSX, KeyboardEvent } from 'react';

interface Properties {
  /** What is looked for. */
  label: string;
  value: string;
  change: (value: string) => void;
  className?: string;
  /** What came of it, told at the end of the field; left out where it is told elsewhere. */
  told?: string;
  press?: (event: KeyboardEvent) => void;
}

/** A field to look for something in, which Escape empties. */
export function SearchField({
  label,
  value,
  change,
  className = 'control control-small',
  told,
  press,
}: Properties): JSX.Element {
  const field = (
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
        // What is around it is not left by the same key.
        event.preventDefault();
        event.stopPropagation();
        change('');
      }}
    />
  );
  if (told === undefined) return field;
  return (
    <span className="search">
      {field}
      <span className="search-told" role="status">
        {told}
      </span>
    </span>
  );
}
