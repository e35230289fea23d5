import type { JSX } from 'react';
import type { DefinitionOutcome } from '../model/model';

// Shape and colour say the same thing, so that neither is needed alone.
const marks: Record<DefinitionOutcome, string> = {
  valid: 'M4.5 8.5l2.4 2.4 4.6-5.2',
  checked: 'M4.5 8.5l2.4 2.4 4.6-5.2',
  fails: 'M8 5.4v3.6M8 11.6v.1',
  incomplete: 'M4.6 8v.1M8 8v.1M11.4 8v.1',
  invalid: 'M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2',
  unchecked: 'M6.2 6.3a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.6-.9 1.3M8 11.6v.1',
};

/** Those whose shape is drawn and not filled: the cluster has not said it. */
const hollow: ReadonlySet<DefinitionOutcome> = new Set<DefinitionOutcome>([
  'checked',
  'incomplete',
  'unchecked',
]);

export function OutcomeIcon({ outcome }: { outcome: DefinitionOutcome }): JSX.Element {
  const look = hollow.has(outcome) ? 'hollow' : 'full';
  return (
    <svg
      className={`outcome-icon outcome-icon-${look} tone-${outcome}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      {outcome === 'fails' ? (
        <path className="outcome-icon-shape" d="M8 1.2 15.2 14.2H.8z" />
      ) : (
        <circle className="outcome-icon-shape" cx="8" cy="8" r="7" />
      )}
      <path className="outcome-icon-mark" d={marks[outcome]} />
    </svg>
  );
}
