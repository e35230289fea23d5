import type { EditorState, Text, Transaction } from '@codemirror/state';
import type { Tooltip } from '@codemirror/view';
import type { SignatureHelp } from '../language-types.js';
import { element } from './element.js';
import { ask } from './host.js';

function draw({ signatures, activeSignature, activeParameter }: SignatureHelp): HTMLElement {
  const { label = '', parameters = [], documentation = '' } = signatures[activeSignature] ?? {};
  let from = label.length;
  let to = label.indexOf('(');
  // A type that is written several times stands at several places.
  for (const parameter of parameters.slice(0, activeParameter + 1)) {
    from = label.indexOf(parameter, to + 1);
    to = from + parameter.length;
  }
  if (activeParameter >= parameters.length) from = to = label.length;
  const active = element('b', '', label.slice(from, to));
  const row = element('div', 'cm-card-code', label.slice(0, from), active, label.slice(to));
  const others = signatures.length > 1 ? ` ${activeSignature + 1}/${signatures.length}` : '';
  return element('div', 'cm-card', row, documentation, element('small', '', others));
}

export interface Card extends Tooltip {
  /** The signature of a call, which stays until the call is left. */
  isSignature?: boolean;
}

/** The signature of the call that a place is in. */
export function signatureAt(state: EditorState, doc: Text, pos: number): Card | null {
  const help = ask(
    state,
    ({ language }, text, context) => language.signatureHelp(text, pos, context),
    doc,
  );
  return help && { pos, above: true, isSignature: true, create: () => ({ dom: draw(help) }) };
}

/** True where the author began a call or went on to its next argument. */
export function opensCall(transaction: Transaction): boolean {
  const typed: string[] = [];
  transaction.changes.iterChanges((_from, _to, _start, _end, text) => {
    typed.push(text.toString());
  });
  return transaction.isUserEvent('input') && /[(,]/.test(typed.join(''));
}
