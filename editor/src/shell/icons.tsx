import type { JSX } from 'react';

// Shape and colour say the same thing, so that neither is needed alone.
const paths = {
  valid: 'M4.5 8.5l2.4 2.4 4.6-5.2',
  invalid: 'M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2',
  unchecked: 'M6.2 6.3a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.6-.9 1.3M8 11.6v.1',
  warning: 'M8 4.6v4M8 11.2v.1',
  info: 'M8 7.4v3.8M8 4.8v.1',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {name === 'warning' ? (
        <path className="icon-shape" d="M8 1.2 15.2 14.2H.8z" />
      ) : (
        <circle className="icon-shape" cx="8" cy="8" r="7.2" />
      )}
      <path className="icon-line" d={paths[name]} />
    </svg>
  );
}

/** An icon of a button, drawn in the colour of its text: the lines of a square of 16. */
export function SmallIcon({ lines }: { lines: string }): JSX.Element {
  return (
    <svg className="small-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={lines} />
    </svg>
  );
}

export const undoLines = 'M6 3.5 2.5 7 6 10.5M2.5 7h7a4 4 0 0 1 0 8H7';
