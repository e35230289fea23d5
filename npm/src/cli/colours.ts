/** What a piece of the output is. */
export type Style = 'error' | 'warning' | 'info' | 'good' | 'faint' | 'strong';

export type Paint = (style: Style, text: string) => string;

const codes: Record<Style, string> = {
  error: '1;31',
  warning: '1;33',
  info: '1;36',
  good: '32',
  faint: '2',
  strong: '1',
};

export const plain: Paint = (_, text) => text;

const coloured: Paint = (style, text) =>
  text === '' ? '' : `\u001b[${codes[style]}m${text}\u001b[0m`;

/** Colours for a terminal. As in Node, FORCE_COLOR (not 0) asks for them elsewhere too, NO_COLOR for none. */
export function paintFor(stream: { isTTY?: boolean }): Paint {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: terminal } = process.env;
  if (force !== undefined) return force === '0' || force === 'false' ? plain : coloured;
  return stream.isTTY && !none && terminal !== 'dumb' ? coloured : plain;
}
