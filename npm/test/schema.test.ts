import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import type { DiagnosticCode, Report } from '../dist/index.js';
import { command } from './command.js';
import { checkOf, readFixtures } from './fixtures.js';
import { generator } from './support.js';

const read = (name: string): object =>
  JSON.parse(
    readFileSync(new URL(`../dist/${name}.schema.json`, import.meta.url), 'utf8'),
  ) as object;

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const isMapping = ajv.compile(read('mapping'));
const isConfiguration = ajv.compile(read('configuration'));

/** Faults of form, which a schema can tell; no schema knows which words are reserved or what is named twice. */
const ofForm: DiagnosticCode[] = [
  'missing_field',
  'wrong_type',
  'name_length',
  'label_pattern',
  'edge_type_pattern',
  'property_pattern',
  'reserved_prefix',
  'mapping_name',
  'description_length',
  'invalid_duration',
  'unknown_type',
  'unknown_type_similar',
  'key_type',
  'empty_sql',
  'no_nodes',
];

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

const cases = readFixtures()
  .filter(({ request }) => ['check', 'validate'].includes(request.operation))
  .map((fixture) => ({
    name: fixture.name,
    value: parse(checkOf(generator, fixture).text),
    errors: (fixture.expected as Partial<Report>).diagnostics
      ?.filter(({ stage, severity }) => stage === 'structure' && severity === 'error')
      .map(({ code }) => code),
  }))
  .filter(({ value, errors }) => value !== undefined && errors !== undefined);

describe('the schema of a mapping', () => {
  it.each(cases.filter(({ errors }) => errors!.length === 0))('takes $name', ({ value }) => {
    isMapping(value);
    expect(isMapping.errors ?? []).toEqual([]);
  });

  it.each(cases.filter(({ errors }) => errors!.some((code) => ofForm.includes(code))))(
    'refuses $name',
    ({ value }) => {
      expect(isMapping(value)).toBe(false);
    },
  );

  it('describes every field', () => {
    const schema = read('mapping') as {
      definitions: Record<string, Described>;
      properties: object;
    };
    const objects = [schema as Described, ...Object.values(schema.definitions)];
    for (const { properties } of objects)
      for (const property of Object.values(properties)) expect(property.description).toBeTruthy();
    expect(objects.length).toBe(5);
  });

  it('is printed, and exported', async () => {
    const { status, out } = await command(['schema']);
    expect([status, JSON.parse(out)]).toEqual([0, read('mapping')]);
    const manifest = JSON.parse(
      readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
    ) as { exports: Record<string, unknown> };
    expect(manifest.exports['./mapping.schema.json']).toBe('./dist/mapping.schema.json');
    const other = await command(['schema', 'configuration']);
    expect(JSON.parse(other.out)).toEqual(read('configuration'));
    expect((await command(['schema', 'graph'])).status).toBe(2);
  });
});

interface Described {
  properties: Record<string, { description?: string }>;
}

describe('the schema of the configuration', () => {
  it.each([
    [{}, true],
    [
      { files: ['a'], ignore: ['unknown_field'], policy: { label: '[A-Z].*' }, maxWarnings: 0 },
      true,
    ],
    [{ policy: 'policy.json', session: { catalog: 'hive' }, locale: 'zh', catalogMaxAge: 1 }, true],
    [{ trino: 'https://example.com' }, false],
    [{ ignore: ['no_such_code'] }, false],
    [{ maxWarnings: -1 }, false],
  ])('of %j is %s', (value, expected) => {
    expect(isConfiguration(value)).toBe(expected);
  });
});
