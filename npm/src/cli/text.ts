import type { Diagnostic, Range, Report } from '../index.js';
import type { Checked } from './checked.js';
import { plain } from './colours.js';
import type { Paint } from './colours.js';
import { visible, visibleStart } from './output.js';
import { countOf } from './selection.js';

/** How much of a line is shown around the place; mappings that a program wrote may be one line. */
const shownWidth = 100;

/**
 * The findings as a compiler prints them, with the line and a caret, and a verdict for each file:
 *
 *     mapping.json:5:44: error: Unknown type 'STRNG'. Did you mean 'STRING'? [unknown_type]
 *       5 |   "primary_key": { "name": "id", "type": "STRNG" }
 *         |                                          ^^^^^^^
 */
export function toText(checked: Checked[], context: TextContext): string {
  return checked
    .map(
      (file) => findingsOf(file, file.report.diagnostics, context.paint) + verdict(file, context),
    )
    .join('');
}

/** The findings alone. */
export const findingsOf = (
  file: Pick<Checked, 'file' | 'text'>,
  found: Diagnostic[],
  paint: Paint = plain,
): string => found.map((diagnostic) => finding(file, diagnostic, paint)).join('');

/** What the verdict has to be told with. */
export interface TextContext {
  /** Whether the cluster was. */
  asked: boolean;
  /** Why the catalog decides nothing. */
  catalogAge?: string | undefined;
  /** Default: without colours. */
  paint?: Paint;
  /** No verdict on a file that is valid. */
  quiet?: boolean;
}

/** The findings of a file that holds SQL alone: their places in it are places in the SQL. */
export const sqlFindings = (file: Pick<Checked, 'file' | 'text'>, found: Diagnostic[]): string =>
  found
    .map((diagnostic) => finding(file, { ...diagnostic, ...rangeOf(diagnostic.sql_range) }, plain))
    .join('');

const rangeOf = (range: Range | undefined): { range?: Range } => (range ? { range } : {});

function finding(
  { file, text }: Pick<Checked, 'file' | 'text'>,
  diagnostic: Diagnostic,
  paint: Paint,
): string {
  const { severity, message, code, range } = diagnostic;
  const place = paint('strong', `${nameOf(file)}:${placeOf(diagnostic)}:`);
  const head = `${place} ${paint(severity, `${severity}:`)} ${visible(message)} ${paint('faint', `[${code}]`)}\n`;
  const notes = (diagnostic.related ?? []).map(
    (related) => `  ${paint('info', 'note:')} ${placeOf(related)}: ${visible(related.message)}\n`,
  );
  const fixes = (diagnostic.fixes ?? []).map(
    ({ title }) => `  ${paint('good', 'help:')} ${visible(title)}\n`,
  );
  return [
    head,
    range ? excerpt(text, range, (carets) => paint(severity, carets)) : '',
    ...notes,
    ...fixes,
  ].join('');
}

const placeOf = ({ range, path }: Pick<Diagnostic, 'range' | 'path'>): string =>
  range ? `${String(range.start.line)}:${String(range.start.column)}` : visible(path);

/** For the beginning of a line. */
export const nameOf = (file: string): string => (file === '-' ? '<stdin>' : visibleStart(file));

function excerpt(
  text: string,
  { start, end }: Range,
  paintCarets: (carets: string) => string,
): string {
  const lineStart = start.offset - (start.column - 1);
  const newline = text.slice(lineStart).search(/[\r\n]/);
  const lineEnd = newline < 0 ? text.length : lineStart + newline;
  const from = Math.max(lineStart, Math.min(start.offset - shownWidth / 2, lineEnd - shownWidth));
  const to = Math.min(lineEnd, from + shownWidth);
  const number = String(start.line);
  const margin = ' '.repeat(number.length);
  const indent = blank(text.slice(from, start.offset));
  // At least one caret, also where the text ends.
  const marked = text.slice(start.offset, Math.min(end.offset, to));
  const carets = '^'.repeat(Math.max(1, widthOf(shown(marked))));
  const [before, behind] = [from > lineStart ? '…' : ' ', to < lineEnd ? '…' : ''];
  return (
    `  ${number} |${before}${shown(text.slice(from, to))}${behind}\n` +
    `  ${margin} | ${indent}${paintCarets(carets)}\n`
  );
}

/** A part of a line of the file; tabs stay as they are. */
const shown = (text: string): string => text.split('\t').map(visible).join('\t');

/** Blanks that are as wide as the text; tabs stay, since only the terminal knows how wide they are. */
const blank = (text: string): string =>
  Array.from(shown(text), (character) =>
    character === '\t' ? '\t' : ' '.repeat(widthOf(character)),
  ).join('');

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns on a terminal: East Asian characters and pictures take two, combining marks none. */
function widthOf(text: string): number {
  return Array.from(text, (character) => {
    if (/\p{Mark}/u.test(character)) return 0;
    return wide.test(character) ? 2 : 1;
  }).reduce((sum: number, width) => sum + width, 0);
}

/** What a verdict is painted as. */
const styles = { valid: 'good', invalid: 'error', unchecked: 'warning' } as const;

export function verdict(checked: Checked, context: TextContext): string {
  const { file, report, fixed = 0, ignored = 0 } = checked;
  const { status, load } = report;
  const { paint = plain } = context;
  if (context.quiet && status === 'valid') return '';
  const details = [
    fixed > 0 ? `${plural(fixed, 'fix', 'fixes')} applied` : '',
    foundIn(checked),
    ignored > 0 ? `${ignored} ignored` : '',
    ...(status === 'unchecked' ? openReasons(context) : []),
  ].filter((text) => text !== '');
  // What the platform takes is no success where the engine is bound to refuse it.
  const fails = load === 'will_fail' && status !== 'invalid' ? ', but the load will fail' : '';
  const style = fails === '' ? styles[status] : styles.unchecked;
  return (
    `${paint('strong', `${nameOf(file)}:`)} ${paint(style, `${status}${fails}`)}` +
    `${details.length === 0 ? '' : ` (${details.join('; ')})`}\n` +
    (status === 'unchecked' ? openDefinitions(report, context) : '')
  );
}

function foundIn(checked: Checked): string {
  const counts = [
    plural(countOf([checked], 'error'), 'error'),
    plural(countOf([checked], 'warning'), 'warning'),
  ].filter((text) => text !== '');
  const mendable = checked.report.diagnostics.filter(({ fixes = [] }) =>
    fixes.some(({ safe }) => safe),
  ).length;
  return [counts.join(', '), mendable > 0 ? `--fix mends ${mendable}` : '']
    .filter((text) => text !== '')
    .join('; ');
}

const openReasons = ({ asked, catalogAge }: TextContext): string[] => [
  asked ? 'not all could be checked' : 'the cluster was not asked: --trino URL asks it',
  catalogAge ?? '',
];

/** More of them say nothing new. */
const mostOpen = 5;

/** What the catalog left open; where the cluster was asked, a warning says so, and without a catalog it is all of them. */
function openDefinitions(report: Report, { asked }: TextContext): string {
  const results = [
    ...report.node_results.map(({ label, valid, error }) => ({ name: label, valid, error })),
    ...report.edge_results.map(({ type, valid, error }) => ({ name: type, valid, error })),
  ];
  const open = results.filter(({ valid }) => !valid);
  if (asked || open.length === results.length) return '';
  const notes = open
    .slice(0, mostOpen)
    .map(({ name, error }) => `  note: ${visible(name)}: ${visible(error ?? 'not checked')}\n`);
  const more = open.length - notes.length;
  return `${notes.join('')}${more > 0 ? `  note: and ${String(more)} more\n` : ''}`;
}

const plural = (count: number, word: string, words = `${word}s`): string =>
  count === 0 ? '' : `${count} ${count === 1 ? word : words}`;
