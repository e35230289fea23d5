import type { KeyboardEvent } from 'react';

interface Tablist {
  /** How far each key leads; without end: to the first or the last. */
  steps: Partial<Record<string, number>>;
  current: number;
  count: number;
  show: (index: number) => void;
}

/** Shows the tab that a key leads to, round about, and takes the focus there. */
export function followKey(
  event: KeyboardEvent<HTMLElement>,
  { steps, current, count, show }: Tablist,
): void {
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const wrapped = (current + step + count) % count;
  const next = Number.isFinite(step) ? wrapped : step < 0 ? 0 : count - 1;
  show(next);
  event.currentTarget.querySelectorAll('button')[next]?.focus();
}
