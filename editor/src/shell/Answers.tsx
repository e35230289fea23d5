import type { JSX } from 'react';

/** How a dialog can be answered. */
export interface Answer {
  text: string;
  /** Left out: it sends the form that the dialog is. */
  act?: () => void;
  look?: 'primary' | 'danger';
  hasFocus?: boolean;
  isPossible?: boolean;
  describedBy?: string;
}

/** The buttons at the end of a dialog, the way out first. */
export function Answers({ of }: { of: readonly Answer[] }): JSX.Element {
  return (
    <div className="dialog-buttons">
      {of.map(({ text, act, look, hasFocus, isPossible = true, describedBy }) => (
        <button
          key={text}
          type={act ? 'button' : 'submit'}
          className={look ? `control control-${look}` : 'control'}
          data-focus={hasFocus}
          disabled={!isPossible}
          aria-describedby={describedBy}
          onClick={act}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
