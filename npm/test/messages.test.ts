import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';

import { explanations } from '../dist/explanations.js';
import { diagnosticDocs, diagnosticMessages, loadStops } from '../dist/index.js';
import type { Diagnostic, DiagnosticCode } from '../dist/index.js';
import { generator } from './support.js';

const docs = readFileSync(new URL('../../docs/diagnostics.md', import.meta.url), 'utf8');
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  repository: { url: string };
  homepage: string;
  bugs: string;
};
const codes = Object.keys(diagnosticMessages) as DiagnosticCode[];

describe('the message catalogue', () => {
  it('has the texts that diagnostics are made of', () => {
    const [found] = generator.check('{"node_definitions": [], "nam": 1}').diagnostics;
    const { en, stage, severity } = diagnosticMessages[found!.code];
    const filled = en.replace(/\{(\w+)\}/g, (_, name: string) => String(found!.params[name]));
    expect([found!.message, found!.stage, found!.severity]).toEqual([filled, stage, severity]);
  });

  it.each(codes)('says where %s is explained', (code) => {
    expect(docs).toContain(`\n## ${code}\n`);
    expect(diagnosticDocs(code)).toBe(
      `${manifest.repository.url.replace(/^git\+(.*)\.git$/, '$1')}/blob/main/docs/diagnostics.md#${code}`,
    );
  });

  it.each(codes)('says what %s means, and why it is a fault', (code) => {
    const { what, why, zh } = explanations[code];
    expect([typeof what, typeof why]).toEqual(['string', 'string']);
    expect([zh?.what, zh?.why].every((text) => /[一-鿿]/.test(text ?? ''))).toBe(true);
  });

  it('is linked from every diagnostic', () => {
    for (const { diagnostics } of [
      generator.check('{'),
      generator.check({ node_definitions: [] }),
      generator.parseSql('SELECT'),
    ])
      for (const { code, docs: link } of diagnostics) expect(link).toBe(diagnosticDocs(code));
  });

  it.each<[string, 'columns' | 'rows' | undefined]>([
    ['SELECT id, name, city FROM hive.sales.customers', 'columns'],
    ['SELECT id, name FROM hive.sales.customers', undefined],
  ])('tells what the engine refuses: %s', async (sql, stops) => {
    const catalog = await generator.loadCatalog({
      captured_at: new Date().toISOString(),
      tables: [
        {
          catalog: 'hive',
          schema: 'sales',
          name: 'customers',
          columns: [
            { name: 'id', type: 'bigint' },
            { name: 'name', type: 'varchar' },
            { name: 'city', type: 'varchar' },
          ],
        },
      ],
    });
    const node = {
      label: 'Customer',
      sql,
      primary_key: { name: 'id', type: 'INT64' },
      properties: [{ name: 'name', type: 'STRING' }],
    };
    const report = generator.check({ node_definitions: [node] }, { catalog });
    expect(report.load === 'will_fail').toBe(stops !== undefined);
    expect(report.diagnostics.map(({ code }) => loadStops[code])).toEqual(stops ? [stops] : []);
  });

  it('is that of the repository which package.json names', () => {
    const home = manifest.repository.url.replace(/^git\+(.*)\.git$/, '$1');
    expect(manifest).toMatchObject({ homepage: `${home}#readme`, bugs: `${home}/issues` });
    expect(manifest).toMatchObject({ publishConfig: { provenance: true } });
  });
});

describe('the params of a diagnostic', () => {
  it('are typed by its code', () => {
    type ParamsOf<Code extends DiagnosticCode> = Extract<Diagnostic, { code: Code }>['params'];
    expectTypeOf<ParamsOf<'unknown_type_similar'>['suggestion']>().toEqualTypeOf<string>();
    expectTypeOf<ParamsOf<'description_length'>['limit']>().toEqualTypeOf<number>();
    expectTypeOf<ParamsOf<'sql_table_not_found'>['serverMessage']>().toEqualTypeOf<string>();
    const [found] = generator.check({
      node_definitions: [
        { label: 'A', sql: 'SELECT a FROM t', primary_key: { name: 'a', type: 'STRNG' } },
      ],
    }).diagnostics;
    expect(found?.code === 'unknown_type_similar' && found.params.suggestion).toBe('STRING');
  });
});
