import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';

import { diagnosticDocs } from '../dist/index.js';
import type { Report } from '../dist/index.js';
import { freshLoad, generator, goodIntrospect, mappingWith } from './support.js';

const { grow } = WebAssembly.Memory.prototype;
const withoutMemory = (): void => {
  WebAssembly.Memory.prototype.grow = () => {
    throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
  };
};
afterEach(() => {
  WebAssembly.Memory.prototype.grow = grow;
});

const large = JSON.stringify(mappingWith(60_000));

const expectOutOfMemory = (report: Report): void => {
  expect(report).toMatchObject({ valid: false, status: 'unchecked' });
  expect(report.diagnostics).toEqual([
    {
      code: 'out_of_memory',
      severity: 'error',
      stage: 'structure',
      field: '',
      message: 'There is not enough memory to check the mapping',
      params: {},
      path: '',
      docs: diagnosticDocs('out_of_memory'),
    },
  ]);
  expect(new Set(report.stages.map(({ status }) => status))).toEqual(new Set(['unchecked']));
};

describe('without memory', () => {
  it('is a verdict, and everything works afterwards', async () => {
    const fresh = await (await freshLoad())();
    withoutMemory();
    expectOutOfMemory(fresh.check(large));
    expectOutOfMemory(await fresh.validate(large, { introspect: goodIntrospect }));
    expect(fresh.check(mappingWith(1)).status).toBe('unchecked');
    expect(fresh.check(mappingWith(1)).diagnostics).toEqual([]);
    WebAssembly.Memory.prototype.grow = grow;
    expect(fresh.check(large).node_results.length).toBe(60_000);
  });

  it('is a verdict wherever the memory ends', async () => {
    const text = JSON.stringify(mappingWith(2000));
    const expected = generator.check(text);
    for (let grows = 0; grows < 60; grows += 1) {
      const fresh = await (await freshLoad())();
      let left = grows;
      WebAssembly.Memory.prototype.grow = function (pages) {
        if (left === 0) throw new RangeError('no memory');
        left -= 1;
        // As little as asked for: the usual head room would hide most places where the memory can end.
        return grow.call(this, pages);
      };
      const report = fresh.check(text);
      WebAssembly.Memory.prototype.grow = grow;
      if (report.diagnostics[0]?.code !== 'out_of_memory') {
        expect(report).toEqual(expected);
        return;
      }
      expectOutOfMemory(report);
      expect(fresh.check(text)).toEqual(expected);
    }
    throw new Error('never had enough memory');
  });

  it('has the words of the message catalogue', () => {
    const catalogue = readFileSync(
      new URL('../../core/report/messages.tsv', import.meta.url),
      'utf8',
    );
    const row = catalogue.split('\n').find((line) => line.startsWith('out_of_memory\t'))!;
    const source = readFileSync(new URL('../src/out-of-memory.ts', import.meta.url), 'utf8');
    for (const message of row.split('\t').slice(-2)) expect(source).toContain(`'${message}'`);
  });
});

describe('growth', () => {
  it('does not grow over 10,000 checks and validations', async () => {
    const fresh = await (await freshLoad())();
    let grown = 0;
    WebAssembly.Memory.prototype.grow = function (pages) {
      grown += pages;
      return grow.call(this, pages);
    };
    const texts = [JSON.stringify(mappingWith(3)), '{"node_definitions": [{"label": 1}]}', '['];
    const round = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i += 1) fresh.check(texts[i % texts.length]!);
      for (let i = 0; i < count / 100; i += 1) {
        await fresh.validate(texts[0]!, { introspect: goodIntrospect });
      }
    };
    await round(100);
    grown = 0;
    await round(10_000);
    expect(grown).toBe(0);
  });
});
