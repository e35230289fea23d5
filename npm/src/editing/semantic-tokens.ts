import type { SemanticToken, SemanticTokenType } from '../language-types.js';
import type { WireTokens } from '../protocol.js';
import { Positions } from './positions.js';

/** In the order in which the core counts them. */
const types: readonly SemanticTokenType[] = [
  'keyword',
  'function',
  'column',
  'table',
  'alias',
  'type',
  'string',
  'number',
  'operator',
  'comment',
  'parameter',
];

/** What the core tells in numbers, with the places in the text. */
export function toSemanticTokens(text: string, wire: WireTokens): SemanticToken[] {
  const positions = new Positions(text);
  const tokens: SemanticToken[] = [];
  let to = 0;
  for (let at = 0; at + 2 < wire.length; at += 3) {
    const [gap = 0, length = 0, kind = 0] = [wire[at], wire[at + 1], wire[at + 2]];
    const from = to + gap;
    to = from + length;
    tokens.push({
      range: positions.range({ from, to }),
      type: types[kind >> 1] ?? 'column',
      modifiers: kind % 2 === 1 ? ['declaration'] : [],
    });
  }
  return tokens;
}
