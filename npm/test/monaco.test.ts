import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { registerMappingLanguage } from '../dist/monaco.js';
import type { MappingLanguageOptions } from '../dist/monaco.js';
import { FakeModel, FakeMonaco } from './fake-monaco.js';
import { catalog, mapping, registered, session, snapshot } from './monaco-support.js';
import { generator } from './support.js';
import { loadInWorker } from './worker-support.js';

const unknownType = "Unknown type 'INT644'. Did you mean 'INT64'?";

describe('markers', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('show what is wrong with every model of a mapping, and with no other', async () => {
    const monaco = new FakeMonaco();
    const before = monaco.open(new FakeModel(mapping('INT644'), 'mapping-json'));
    registerMappingLanguage(monaco.namespace, generator, { catalog: catalog(), session });
    const after = monaco.open(new FakeModel(mapping('INT64'), 'mapping-json'));
    const other = monaco.open(new FakeModel('{', 'json'));
    await vi.advanceTimersByTimeAsync(0);
    expect(monaco.messages(before)).toEqual([unknownType]);
    expect(monaco.messages(after)).toEqual([]);
    expect(monaco.messages(other)).toBeUndefined();
    const [marker] = monaco.markers.get(before)!;
    expect(marker).toMatchObject({ severity: 8, source: 'mapping-generator' });
    expect(before.text.slice(marker!.startColumn - 1, marker!.endColumn - 1)).toBe('"INT644"');
  });

  it('come when the typing pauses', async () => {
    const { monaco } = registered({ delay: 100 });
    const model = monaco.open(new FakeModel(mapping('INT64'), 'mapping-json'));
    await vi.advanceTimersByTimeAsync(0);
    model.type(mapping('INT6'));
    await vi.advanceTimersByTimeAsync(99);
    model.type(mapping('INT644'));
    await vi.advanceTimersByTimeAsync(99);
    expect(monaco.messages(model)).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(monaco.messages(model)).toEqual([unknownType]);
  });

  it('go away with the language, the model and the registration', async () => {
    const { monaco, registration } = registered();
    const [left, closed, kept] = ['a', 'b', 'c'].map(() =>
      monaco.open(new FakeModel(mapping('INT644'), 'mapping-json')),
    ) as [FakeModel, FakeModel, FakeModel];
    await vi.advanceTimersByTimeAsync(0);
    monaco.relabel(left, 'json');
    expect(monaco.messages(left)).toEqual([]);
    closed.type('{');
    monaco.close(closed);
    await vi.advanceTimersByTimeAsync(1000);
    expect(monaco.messages(closed)).toEqual([]);
    expect(monaco.messages(kept)).toEqual([unknownType]);
    monaco.relabel(left, 'mapping-json');
    await vi.advanceTimersByTimeAsync(0);
    expect(monaco.messages(left)).toEqual([unknownType]);
    registration.dispose();
    expect([monaco.messages(left), monaco.messages(kept)]).toEqual([[], []]);
    kept.type('{');
    monaco.open(new FakeModel('{', 'mapping-json'));
    await vi.advanceTimersByTimeAsync(1000);
    expect([...monaco.markers.values()].flat()).toEqual([]);
    expect(monaco.providers.size).toBe(0);
    expect(
      [monaco.created, monaco.disposed, monaco.relabelled, kept.changes].map(
        ({ listeners }) => listeners.size,
      ),
    ).toEqual([0, 0, 0, 0]);
  });

  it('are of the options as they are, also after they have changed', async () => {
    const options: MappingLanguageOptions = { locale: 'en' };
    let locale: 'en' | 'zh' = 'en';
    const asked: unknown[] = [];
    const { monaco, registration } = registered({
      ...options,
      locale: (model) => {
        asked.push(model);
        return locale;
      },
    });
    const model = monaco.open(new FakeModel(mapping('INT644'), 'mapping-json'));
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toContain(model);
    locale = 'zh';
    registration.refresh();
    await vi.advanceTimersByTimeAsync(0);
    expect(monaco.messages(model)![0]).toMatch(/[\u4e00-\u9fff]/);
  });

  it('hold a query against the catalog, and against the grammar alone without one', async () => {
    const { monaco } = registered();
    const known = monaco.open(new FakeModel('SELECT\n  orderid FROM orders', 'mapping-sql'));
    await vi.advanceTimersByTimeAsync(0);
    const [marker] = monaco.markers.get(known)!;
    expect(marker).toMatchObject({ startLineNumber: 2, startColumn: 3, endColumn: 10 });
    const alone = registered({ catalog: undefined }).monaco;
    const model = alone.open(new FakeModel('SELECT orderid FROM orders', 'mapping-sql'));
    const faulty = alone.open(new FakeModel('SELECT orderid FORM orders', 'mapping-sql'));
    await vi.advanceTimersByTimeAsync(0);
    expect(alone.messages(model)).toEqual([]);
    expect(alone.messages(faulty)).toHaveLength(1);
  });

  it('are none where a generator fails, which the host hears of', async () => {
    const heard: unknown[] = [];
    const failing = () => {
      throw new Error('no catalog');
    };
    const { monaco } = registered({ catalog: failing, onError: (error) => heard.push(error) });
    const model = monaco.open(new FakeModel(mapping('INT644'), 'mapping-json'));
    await vi.advanceTimersByTimeAsync(0);
    expect(monaco.messages(model)).toEqual([]);
    const place = { lineNumber: 1, column: 1 };
    expect(await monaco.ask('Hover', 'provideHover', model, place)).toBeNull();
    expect(heard.map(String)).toEqual(['Error: no catalog', 'Error: no catalog']);
  });
});

describe('languages', () => {
  it('are made known once, and left alone where the host has them', () => {
    const monaco = new FakeMonaco();
    monaco.known.push({ id: 'sql' });
    registerMappingLanguage(monaco.namespace, generator, { sql: 'sql' }).dispose();
    registerMappingLanguage(monaco.namespace, generator, { sql: 'sql' });
    expect(monaco.known.map(({ id }) => id)).toEqual(['plaintext', 'sql', 'mapping-json']);
    expect(monaco.configured).toEqual(['mapping-json', 'mapping-json']);
  });
});

it('is served by a worker, too', async () => {
  const worker = await loadInWorker();
  const kept = await worker.catalog(snapshot, { ttlMs: Infinity });
  const monaco = new FakeMonaco();
  registerMappingLanguage(monaco.namespace, worker, { catalog: kept, session });
  const model = monaco.open(new FakeModel('SELECT orderid FROM orders', 'mapping-sql'));
  await vi.waitFor(() => {
    expect(monaco.messages(model)).toHaveLength(1);
  });
  const [query, position] = FakeModel.at('SELECT o.pla| FROM orders o', 'mapping-sql');
  const { suggestions } = await monaco.ask<{ suggestions: { label: string }[] }>(
    'CompletionItem',
    'provideCompletionItems',
    query,
    position,
  );
  expect(suggestions[0]?.label).toBe('placed');
  worker.terminate();
});
