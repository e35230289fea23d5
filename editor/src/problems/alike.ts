import { textEdits, type Edit, type TextEdit } from 'mapping-generator';
import type { Problem } from '../workbench/problems';

/** A change as it is shown before it is made. */
export interface Preview {
  line: number;
  /** What goes, what comes, and a few letters around both. */
  before: string;
  old: string;
  new: string;
  after: string;
}

const around = 24;
const longest = 160;

/** Names and signs are what somebody means by them; longer texts are made of what is there, and differ by that alone. */
const isNamed = (text: string): boolean => /^(?:[\w$."]+|\W{1,3})$/.test(text);

function changeBy(edit: Edit): string {
  if ('key' in edit) return `key ${edit.key}`;
  if ('value' in edit)
    return typeof edit.value === 'string' && isNamed(edit.value) ? `value ${edit.value}` : 'value';
  if ('sql_range' in edit) {
    const { sql_range: range, text } = edit;
    const what = range.start.offset === range.end.offset ? 'write' : 'replace';
    return text === '' ? 'take' : `${what} ${isNamed(text) ? text : ''}`;
  }
  return Object.keys(edit).join(' ');
}

/**
 * What a problem has in common with those that are mended alike: its code, and what its first fix puts there. Null: it has none.
 * Of two definitions one may need `a` for `b`, the other `b` for `a`: those have nothing in common.
 */
export function kindOf({ diagnostic: { code, fixes } }: Problem): string | null {
  const [fix] = fixes ?? [];
  return fix ? [code, ...new Set(fix.edits.map(changeBy))].join('\n') : null;
}

/** The problems that are mended alike, this one among them, in the order of the text. */
export function alikeTo(problem: Problem, problems: readonly Problem[]): Problem[] {
  const kind = kindOf(problem);
  return kind === null ? [] : problems.filter((other) => kindOf(other) === kind);
}

/** The changes of all their first fixes; where two touch, the first stands: the other is offered again afterwards. */
export function mendAlike(problems: readonly Problem[], text: string): TextEdit[] {
  const taken: TextEdit[] = [];
  let end = -1;
  const all = problems.flatMap(({ diagnostic }) => {
    const [fix] = diagnostic.fixes ?? [];
    const edits = fix ? textEdits(text, fix) : [];
    return edits.length > 0
      ? [[...edits].sort((a, b) => a.range.start.offset - b.range.start.offset)]
      : [];
  });
  for (const edits of all.sort(
    (a, b) => (a[0]?.range.start.offset ?? 0) - (b[0]?.range.start.offset ?? 0),
  )) {
    if ((edits[0]?.range.start.offset ?? 0) <= end) continue;
    taken.push(...edits);
    end = Math.max(end, ...edits.map(({ range }) => range.end.offset));
  }
  return taken;
}

const shortened = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;

export function previewOf(edits: readonly TextEdit[], text: string): Preview[] {
  let line = 1;
  let counted = 0;
  return edits.map(({ range, text: inserted }) => {
    const { start, end } = { start: range.start.offset, end: range.end.offset };
    for (
      let next = text.indexOf('\n', counted);
      next !== -1 && next < start;
      next = text.indexOf('\n', counted)
    ) {
      line += 1;
      counted = next + 1;
    }
    const lineEnd = text.indexOf('\n', end);
    return {
      line,
      before: text.slice(Math.max(counted, start - around), start),
      old: shortened(text.slice(start, end)),
      new: shortened(inserted),
      after: text.slice(end, Math.min(lineEnd === -1 ? text.length : lineEnd, end + around)),
    };
  });
}
