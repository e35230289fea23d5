import type {
  CheckOptions,
  Diagnostic,
  Fix,
  LanguageService,
  MappingGenerator,
  Range,
  RelatedPlace,
  TextEdit,
} from '../index.js';
import { formatMapping } from './format-mapping.js';
import { Positions } from './positions.js';

/** The text of a mapping, or that of one query. */
export type TextKind = 'mapping' | 'sql';

/** What can be asked of texts of one kind. */
export interface Texts {
  language: LanguageService;
  diagnostics: (text: string, options: CheckOptions) => Diagnostic[];
  /** Where a finding or its related place stands in the text; undefined where it has no place. */
  rangeOf: (place: Diagnostic | RelatedPlace) => Range | undefined;
  /** The changes of the text that a fix makes, in the order of their places; none where it does not fit any more. */
  textEdits: (text: string, fix: Fix) => TextEdit[];
  /** The changes that lay its queries out anew. */
  layout: (text: string) => TextEdit[];
}

/** The kinds of text that authors write. */
export function textKinds(generator: MappingGenerator): Record<TextKind, Texts> {
  return {
    mapping: {
      language: generator.language,
      diagnostics: (text, options) => generator.check(text, options).diagnostics,
      rangeOf: ({ range }) => range,
      textEdits: (text, fix) => generator.textEdits(text, fix),
      layout: (text) => formatMapping(text, (sql) => generator.formatSql(sql)),
    },
    sql: {
      language: generator.sqlLanguage,
      diagnostics: (text, options) => sqlDiagnostics(generator, text, options),
      rangeOf: ({ sql_range: range }) => range,
      textEdits: sqlTextEdits,
      layout: (text) => sqlLayout(text, (sql) => generator.formatSql(sql)),
    },
  };
}

function sqlDiagnostics(
  generator: MappingGenerator,
  text: string,
  { catalog, session, locale }: CheckOptions,
): Diagnostic[] {
  const query = withoutEnd(text);
  const { diagnostics } = catalog
    ? generator.analyzeSql(query, catalog, session, { locale })
    : generator.parseSql(query, { locale });
  return diagnostics;
}

/** The semicolon at its end belongs to a file, not to the query; all that is in front of it keeps its place. */
const withoutEnd = (text: string): string => text.replace(/;\s*$/, '');

function sqlTextEdits(_text: string, { edits }: Fix): TextEdit[] {
  const changes = edits.flatMap((edit) =>
    'sql_range' in edit ? [{ range: edit.sql_range, text: edit.text }] : [],
  );
  if (changes.length < edits.length) return [];
  return changes.sort((a, b) => a.range.start.offset - b.range.start.offset);
}

function sqlLayout(text: string, formatSql: (sql: string) => string): TextEdit[] {
  const end = /\s*;?\s*$/.exec(text)?.[0] ?? '';
  const query = text.slice(0, text.length - end.length);
  const formatted = withLineEndsOf(text, formatSql(query));
  if (formatted === query) return [];
  return [{ range: new Positions(text).range({ from: 0, to: query.length }), text: formatted }];
}

/** As all lines of the text end; where they differ, one may stand in a string. */
const withLineEndsOf = (text: string, formatted: string): string =>
  text.includes('\r\n') && !/(?<!\r)\n/.test(text)
    ? formatted.replace(/\r?\n/g, '\r\n')
    : formatted;
