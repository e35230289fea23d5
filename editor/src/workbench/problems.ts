import {
  type Diagnostic,
  placeInLiteral,
  Places,
  type RelatedPlace,
  type Span,
} from 'mapping-generator';

/** A place that a diagnostic refers to, in the text as it is. */
export interface RelatedSpan extends Span {
  message: string;
}

/** A diagnostic and its place in the text as it is. */
export interface Problem extends Span {
  diagnostic: Diagnostic;
  related: RelatedSpan[];
  /** Of `from`; both count from 1. */
  line: number;
  column: number;
}

type Placed = Pick<Diagnostic | RelatedPlace, 'path' | 'range' | 'sql_range'>;

/** The place of a diagnostic in `text`; found by its path and its place in the SQL when it moved with its definition. */
function placeOf({ path, range, sql_range: sqlRange }: Placed, text: string, places: Places): Span {
  if (range !== undefined) return { from: range.start.offset, to: range.end.offset };
  const value = places.find(path) ?? { from: 0, to: 0 };
  if (sqlRange === undefined || text.charAt(value.from) !== '"') return value;
  return placeInLiteral(text, value, { from: sqlRange.start.offset, to: sqlRange.end.offset });
}

/** What is to be looked at: a misspelt word itself, where the server points at one behind it. */
export function causeOf(diagnostic: Diagnostic): Placed {
  const { code, fixes, sql_range: said } = diagnostic;
  const edit = code === 'sql_misspelt_keyword' ? fixes?.[0]?.edits[0] : undefined;
  return edit && 'sql_range' in edit && said && edit.sql_range.end.offset < said.start.offset
    ? edit
    : diagnostic;
}

/** That others were left out is told behind all that were not. */
export const isOfRest = ({ code }: Diagnostic): boolean => code === 'too_many_diagnostics';

/** One cause is one problem: that an edge waits for its node is told by the result of the edge. */
const isOwnCause = ({ code }: Diagnostic): boolean => code !== 'node_failed';

/** What is to be mended in `text`, in the order of the places. */
export function place(diagnostics: readonly Diagnostic[], text: string): Problem[] {
  const places = new Places(text);
  const placed = diagnostics
    .filter(isOwnCause)
    .map((diagnostic) => ({
      diagnostic,
      related: (diagnostic.related ?? []).map((other) => ({
        message: other.message,
        ...placeOf(other, text, places),
      })),
      ...(isOfRest(diagnostic)
        ? { from: text.length, to: text.length }
        : placeOf(causeOf(diagnostic), text, places)),
    }))
    .sort(byPlace);
  let line = 1;
  let lineStart = 0;
  return placed.map((problem) => {
    for (
      let next = text.indexOf('\n', lineStart);
      next !== -1 && next < problem.from;
      next = text.indexOf('\n', lineStart)
    ) {
      line += 1;
      lineStart = next + 1;
    }
    return { ...problem, line, column: problem.from - lineStart + 1 };
  });
}

export const byPlace = (a: Span, b: Span): number => a.from - b.from || a.to - b.to;

/** A diagnostic with its places in the text as it is, as an editor shows it. */
type Shown = Pick<Diagnostic, 'code' | 'severity' | 'message' | 'path' | 'fixes'> & {
  range: Place;
  related: { message: string; path: string; range: Place }[];
};

interface Place {
  start: { offset: number };
  end: { offset: number };
}

const placeIn = ({ from, to }: Span): Place => ({ start: { offset: from }, end: { offset: to } });

const shown = new WeakMap<readonly Problem[], Shown[]>();

/** The problems as an editor shows them; of the same ones always the same. */
export function shownOf(problems: readonly Problem[]): readonly Shown[] {
  const known =
    shown.get(problems) ??
    problems.map(({ diagnostic, related, ...span }) => ({
      ...diagnostic,
      range: placeIn(span),
      related: related.map(({ message, ...other }) => ({
        message,
        path: diagnostic.path,
        range: placeIn(other),
      })),
    }));
  shown.set(problems, known);
  return known;
}
