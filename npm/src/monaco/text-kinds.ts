import type { EditingGenerator } from '../editing-generator.js';
import type { LanguageOptions, LanguageService, TextEdit } from '../language-types.js';
import type { Diagnostic, Edit, Fix, Mapping, Range } from '../types.js';
import type { Promisified } from '../worker/promisified.js';

/** What mappings and single queries are asked in different ways. */
export interface TextKind {
  readonly service: LanguageService | Promisified<LanguageService>;
  /** What is wrong with a text, each with its place in it. */
  check(text: string, options: LanguageOptions): Promise<Finding[]>;
  editsOf(text: string, fix: Fix): TextEdit[] | Promise<TextEdit[]>;
  format(text: string): Promise<TextEdit[]>;
}

export interface Finding {
  diagnostic: Diagnostic;
  range: Range;
  related: { message: string; range: Range }[];
}

const beginning = { line: 1, column: 1, offset: 0 };
const nowhere: Range = { start: beginning, end: beginning };

/** Findings by the range that means something in a text of the kind. */
function place(diagnostics: Diagnostic[], member: 'range' | 'sql_range'): Finding[] {
  return diagnostics.map((diagnostic) => ({
    diagnostic,
    range: diagnostic[member] ?? nowhere,
    related: (diagnostic.related ?? []).flatMap(({ message, [member]: range }) =>
      range ? [{ message, range }] : [],
    ),
  }));
}

/** The text of a mapping; its layout is the author's, that of its queries is the formatter's. */
export function mappingKind(generator: EditingGenerator): TextKind {
  return {
    service: generator.language,
    check: async (text, options) =>
      place((await generator.check(text, options)).diagnostics, 'range'),
    editsOf: (text, fix) => generator.textEdits(text, fix),
    async format(text) {
      const edits: Edit[] = [];
      for (const { path, sql } of queriesOf(text)) {
        const value = await generator.formatSql(sql);
        if (value !== sql) edits.push({ path, value });
      }
      return generator.textEdits(text, { title: '', safe: true, edits });
    },
  };
}

/** The text of one query. */
export function sqlKind(generator: EditingGenerator): TextKind {
  return {
    service: generator.sqlLanguage,
    async check(text, { catalog, session, locale }) {
      const { diagnostics } = catalog
        ? await generator.analyzeSql(text, catalog, session, { locale })
        : await generator.parseSql(text, { locale });
      return place(diagnostics, 'sql_range');
    },
    editsOf: (_text, { edits }) =>
      edits.flatMap((edit) =>
        'sql_range' in edit ? [{ range: edit.sql_range, text: edit.text }] : [],
      ),
    async format(text) {
      const formatted = await generator.formatSql(text);
      return formatted === text ? [] : [{ range: wholeOf(text), text: formatted }];
    },
  };
}

/** Of a text that is JSON; what else it is, is left to the check. */
function queriesOf(text: string): { path: string; sql: string }[] {
  let mapping: Partial<Mapping> | null;
  try {
    mapping = JSON.parse(text) as typeof mapping;
  } catch {
    return [];
  }
  return (['node_definitions', 'edge_definitions'] as const).flatMap((list) => {
    const definitions: unknown = mapping?.[list];
    if (!Array.isArray(definitions)) return [];
    return definitions.flatMap((definition: { sql?: unknown } | null, index) => {
      const sql = definition?.sql;
      return typeof sql === 'string' ? [{ path: `/${list}/${String(index)}/sql`, sql }] : [];
    });
  });
}

function wholeOf(text: string): Range {
  const lines = text.split('\n');
  const column = (lines.at(-1) ?? '').length + 1;
  return { start: beginning, end: { line: lines.length, column, offset: text.length } };
}
