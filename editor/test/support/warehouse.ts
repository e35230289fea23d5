import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, load, type CatalogSnapshot, type Mapping } from 'mapping-generator';
import { readDefinitions, type Definition } from '../../src/document/definition';
import { editsToText, type DocumentEdit } from '../../src/document/edits';
import type { Outcome, Subject } from '../../src/document/subject';

// The warehouse of the sample, and mappings over it.

const read = (path: string): string =>
  readFileSync(join(import.meta.dirname, '../../../samples/tpch', path), 'utf8');

export const generator = await load({
  wasmModule: readFileSync(join(import.meta.dirname, '../../../npm/dist/core.wasm')),
});
export const sample = read('mapping.json');
export const catalog = generator.catalog(JSON.parse(read('catalog.json')) as CatalogSnapshot, {
  ttlMs: Number.MAX_SAFE_INTEGER,
});
export const session = { catalog: 'tpch', schema: 'tiny' };

export const check = (text: string) => generator.check(text, { catalog, session });

/** A mapping of one node, as an author writes it. */
export const nodeText = (
  sql: string,
  properties: readonly (readonly [string, string])[],
  key = ['custkey', 'INT64'],
): string =>
  JSON.stringify(
    {
      node_definitions: [
        {
          label: 'Customer',
          sql,
          primary_key: { name: key[0], type: key[1] },
          properties: properties.map(([name, type]) => ({ name, type })),
        },
      ],
    },
    null,
    2,
  );

export function definitionAt(text: string, path = '/node_definitions/0'): Definition {
  const definition = readDefinitions(text)?.find((other) => other.path === path);
  if (!definition) throw new Error(`no definition at ${path}`);
  return definition;
}

export function subjectAt(text: string, path?: string): Subject {
  return { generator, catalog, session, locale: 'en', definition: definitionAt(text, path) };
}

export const apply = (text: string, edits: readonly DocumentEdit[]): string =>
  applyEdits(text, editsToText(text, edits));

/** The text after a command that must not be refused. */
export function done(text: string, outcome: Outcome): string {
  if ('refused' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refused)}`);
  const after = apply(text, outcome.edits);
  if (after === text && outcome.edits.length > 0) throw new Error('the edits do not fit');
  return after;
}

export const refusalOf = (outcome: Outcome): string | null =>
  'refused' in outcome ? outcome.refused.reason : null;

export const mappingOf = (text: string): Mapping => JSON.parse(text) as Mapping;

export const firstNode = (text: string) => {
  const node = mappingOf(text).node_definitions[0];
  if (!node) throw new Error('no node');
  return node;
};

export const sql =
  'SELECT\n  c.custkey, -- the key\n  c.name,\n  c.acctbal /* in dollars */ AS balance\nFROM tpch.tiny.customer AS c';
export const text = nodeText(sql, [
  ['name', 'STRING'],
  ['balance', 'DOUBLE'],
]);

/** The findings that keep a definition from being as an author would have it; the last one tells whether it would load. */
export function faultsOf(changed: string): string[] {
  const { diagnostics, load: outlook } = check(changed);
  const found = diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ message }) => message);
  return outlook === 'expected' ? found : [...found, `load: ${outlook}`];
}
