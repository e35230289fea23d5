import type { View } from '../workbench/state';

/** The views in the order of the switch. The keys go by their place: with Alt they may write other signs. */
export const views: readonly { view: View; code: string; keys: string }[] = [
  { view: 'graph', code: 'Digit1', keys: 'Alt+Shift+1' },
  { view: 'form', code: 'Digit2', keys: 'Alt+Shift+2' },
  { view: 'json', code: 'Digit3', keys: 'Alt+Shift+3' },
];
