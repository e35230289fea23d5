// What the commands print. The texts in it come from mappings, catalogs and servers, so none of them reaches a terminal or
// the log of a CI service as it is: an escape sequence would clear the screen, a line `::error …` or `##[error]` would be
// carried out, and characters that turn the writing direction around would show another name than the one that is there.

/** C0, DEL, C1, marks and overrides of the writing direction, separators of lines, the byte order mark. */
const unprintable =
  // eslint-disable-next-line no-control-regex -- it is they that it looks for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** What a CI service takes for a command anywhere in a line: `##[…]`, `##vso[…]`. */
const command = /##(?=\w*\[)/g;

const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const short: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text in one line, harmless to whatever shows it: ESC becomes `\u001b`, a line end `\n`. */
export function visible(text: string): string {
  return text
    .replace(unprintable, (character) => short[character] ?? escaped(character))
    .replace(command, '#\\u0023');
}

/** As {@link visible}, for the beginning of a line, where `::` begins a command of GitHub's. */
export const visibleStart = (text: string): string =>
  visible(text).replace(/^(\s*)::/, '$1\\u003a:');

/** JSON with a line end; what a terminal or a CI service would act on is escaped within its strings. */
export function toJson(value: unknown): string {
  // Line ends stand only between the values here, those within strings are escaped already.
  const lines = JSON.stringify(value, null, 2).split('\n');
  return `${lines.map((line) => line.replace(unprintable, escaped).replace(command, '#\\u0023')).join('\n')}\n`;
}

/**
 * What cannot be written is no verdict on a mapping: neither on a full disk nor for a reader that has seen enough, such as
 * head, to whom nothing more is said.
 */
export function watchOutput(couldNotCheck: number): void {
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE')
      process.stderr.write(
        `mapping-generator: standard output cannot be written: ${visible(message)}\n`,
      );
    process.exit(couldNotCheck);
  });
  process.stderr.on('error', () => {
    process.exit(couldNotCheck);
  });
}
