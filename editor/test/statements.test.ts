import type { Report } from 'mapping-generator';
import { describe, expect, it } from 'vitest';
import {
  filesOf,
  folderOf,
  readFiles,
  storeFiles,
  targetOf,
  usualFiles,
  type RowFiles,
} from '../src/statements/files';
import { spread } from '../src/statements/spread';
import { StatementWriter } from '../src/statements/statements';
import { judge } from '../src/workbench/verdict';
import { catalog, generator, sampleText, session } from './support';

const files: RowFiles = { ...usualFiles, folder: 'gs://bucket/run-7/' };
const asOneLine = (sql: string): string =>
  sql
    .replace(/\(\n {2}/g, '(')
    .replace(/,\n {2}/g, ', ')
    .replace(/\n\)/g, ')');

function writerOf(
  text: string,
  target = files,
  checked: Report = generator.check(text, { catalog, session }),
): StatementWriter {
  return new StatementWriter(
    generator,
    { checked, checkedText: text, verdict: judge(text, checked, null) },
    target,
  );
}

describe('the statements of the engine', () => {
  const writer = writerOf(sampleText);

  it('are those of the package, in its order, a row for each column', () => {
    const script = writer.script('engine');
    expect(script).toContain(
      'CREATE NODE TABLE Customer(\n  customer_id INT64 PRIMARY KEY,\n  name STRING,\n',
    );
    expect(asOneLine(script)).toBe(
      `${generator.ddl(sampleText, { catalog, session, copyFrom: 'gs://bucket/run-7', files: '*' })}\n`,
    );
  });

  it('take the files that Starburst writes by their ending', () => {
    const unloaded = writerOf(sampleText, { ...files, way: 'unload' });
    expect(asOneLine(unloaded.script('engine'))).toBe(
      `${generator.ddl(sampleText, { catalog, session, copyFrom: 'gs://bucket/run-7' })}\n`,
    );
  });

  it('load nothing as long as no folder is named', () => {
    const kinds = writerOf(sampleText, usualFiles)
      .list('engine')
      .map(({ kind }) => kind);
    expect(kinds).toEqual(Array(13).fill('create'));
  });

  it('say where their types come from', () => {
    const [first] = writer.list('engine');
    expect(first && writer.write(first)).toMatchObject({ types: 'fromCatalog', reason: null });
    const unknown = writerOf(sampleText, files, generator.check(sampleText));
    expect(
      unknown
        .list('engine')
        .filter(({ kind }) => kind === 'create')
        .map((one) => unknown.write(one).types),
    ).toContain('declared');
  });

  it('are not there for what is invalid, nor for what the engine has no words for', () => {
    const broken = writerOf(sampleText.replace('FROM tpch.tiny.region', 'FORM tpch.tiny.region'));
    const region = broken.list('engine').filter(({ result }) => result.name === 'Region');
    expect(region.map((one) => [one.kind, broken.write(one)])).toEqual([
      ['create', { sql: null, reason: null, types: null }],
    ]);
    const vague = JSON.stringify({
      node_definitions: [
        {
          label: 'Deal',
          sql: 'SELECT * FROM hive.sales.deals',
          primary_key: { name: 'id', type: 'INT64' },
          properties: [{ name: 'tags', type: 'LIST' }],
        },
      ],
    });
    const deals = writerOf(vague);
    expect(deals.list('engine').map((one) => deals.write(one).reason)).toEqual([
      expect.stringContaining('tags'),
      expect.stringContaining('tags'),
    ]);
  });
});

describe('the statements of the cluster', () => {
  it.each([files, { ...files, way: 'unload' }, { ...usualFiles, schema: 'hive.other' }] as const)(
    'are those of the package: %j',
    (target) => {
      const expected = generator
        .exportStatements(sampleText, targetOf(target))
        .map(({ sql }) => `${sql};\n`);
      expect(writerOf(sampleText, target).script('cluster')).toBe(expected.join('\n'));
    },
  );

  it('end behind a comment', () => {
    const text = JSON.stringify({
      node_definitions: [
        {
          label: 'A',
          sql: "SELECT BIGINT '1' AS id -- one",
          primary_key: { name: 'id', type: 'INT64' },
        },
      ],
    });
    expect(writerOf(text).script('cluster')).toMatch(/-- one\n;\n$/);
  });

  it('need a text whose structure is sound', () => {
    const writer = writerOf(sampleText.replace('"sql"', '"sequel"'));
    expect(writer.script('cluster')).toBe('');
  });
});

describe('a statement in rows', () => {
  it('stays on one where that is short', () => {
    expect(spread('CREATE NODE TABLE A(id INT64 PRIMARY KEY);')).toBe(
      'CREATE NODE TABLE A(id INT64 PRIMARY KEY);',
    );
  });

  it('is broken between columns only, whatever their types and names are', () => {
    const sql =
      'CREATE NODE TABLE `A,(b`(`a``,b` STRUCT(x INT64, y MAP(STRING, INT64)[]) PRIMARY KEY, `c)` DOUBLE[3], d STRING);';
    expect(spread(sql)).toBe(
      'CREATE NODE TABLE `A,(b`(\n  `a``,b` STRUCT(x INT64, y MAP(STRING, INT64)[]) PRIMARY KEY,\n  `c)` DOUBLE[3],\n  d STRING\n);',
    );
  });
});

describe('where the rows are', () => {
  it('is what the author wrote last', () => {
    const kept = new Map<string, string>();
    const storage = () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => {
        kept.set(key, value);
      },
    });
    expect(readFiles(storage)).toEqual(usualFiles);
    storeFiles(storage, files);
    expect(readFiles(storage)).toEqual(files);
    for (const broken of ['[', '{"way": "post"}', '{"folder": 3}', 'null']) {
      for (const key of kept.keys()) kept.set(key, broken);
      expect(readFiles(storage)).toEqual(usualFiles);
    }
  });

  it('is asked of a browser that has no storage', () => {
    const none = () => {
      throw new Error('storage is switched off');
    };
    expect(readFiles(none)).toEqual(usualFiles);
    expect(() => {
      storeFiles(none, files);
    }).not.toThrow();
  });

  it('is a folder for each table', () => {
    expect([folderOf('a/b//', 'T'), filesOf(files), filesOf({ ...files, way: 'unload' })]).toEqual([
      'a/b/T/',
      { files: '*' },
      {},
    ]);
  });
});
