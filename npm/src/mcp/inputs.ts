import * as z from 'zod';

// The arguments that tools have in common, as an agent reads them.

const mapping = z
  .union([z.string(), z.record(z.string(), z.unknown())])
  .optional()
  .describe(
    'The mapping: its JSON text, whose lines and columns the answer then counts, or the object',
  );
const sql = z.string().optional().describe('One query in the SQL of Trino, without a semicolon');
const file = z
  .string()
  .optional()
  .describe('Path of a file to read instead: a mapping in JSON, or *.sql for a query');

/** Either of them. */
export const anyText = { mapping, sql, file };
export const mappingText = { mapping, file };

export const against = {
  catalog: z
    .string()
    .optional()
    .describe(
      'Path of a catalog that `mapping-generator catalog fetch` has written; default that of mapping-generator.json',
    ),
  session: z
    .object({ catalog: z.string().optional(), schema: z.string().optional() })
    .optional()
    .describe('What table names that say less are looked up in'),
  locale: z.enum(['en', 'zh']).optional().describe('Language of the messages; default en'),
};

export interface Source {
  mapping?: string | Record<string, unknown> | undefined;
  sql?: string | undefined;
  file?: string | undefined;
}

export interface Against {
  catalog?: string | undefined;
  session?: { catalog?: string | undefined; schema?: string | undefined } | undefined;
  locale?: 'en' | 'zh' | undefined;
}
