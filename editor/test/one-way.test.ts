import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { RowDesk } from '../src/rows/row-desk';
import { isRunKey } from '../src/shell/run-key';
import { TryDesk } from '../src/tryout/try-desk';
import { Listeners } from '../src/workbench/listeners';
import { Workbench } from '../src/workbench/workbench';
import { generator } from './support';

const source = join(import.meta.dirname, '../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }));
const filesWith = (pattern: RegExp): string[] =>
  files
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file)
    .sort();

describe('listeners', () => {
  it('are told until they do not want to know any more', () => {
    const listeners = new Listeners();
    const [one, other] = [vi.fn(), vi.fn()];
    const end = listeners.subscribe(one);
    listeners.subscribe(other);
    listeners.tell();
    end();
    listeners.tell();
    expect([one.mock.calls.length, other.mock.calls.length]).toEqual([1, 2]);
  });

  it('are told by the desks and by the store, which keep them in one way', async () => {
    const [rows, tried, drawn] = [vi.fn(), vi.fn(), vi.fn()];
    const rowDesk = new RowDesk();
    rowDesk.subscribe(rows);
    await rowDesk.ask('SELECT 1', () => Promise.resolve({ columns: [], rows: [] }));
    expect(rows).toHaveBeenCalledTimes(2);
    const tryDesk = new TryDesk();
    tryDesk.subscribe(tried);
    tryDesk.cancel();
    expect(tried).toHaveBeenCalledTimes(1);
    const warehouse = { catalog: null, session: undefined, policy: undefined };
    const { store } = new Workbench(
      { generator, introspect: null, run: null },
      { locale: 'en', text: '{}', fileName: '', warehouse, view: 'json' },
    );
    const { subscribe } = store;
    subscribe(drawn);
    store.update({ tab: 'rows' });
    expect(drawn).toHaveBeenCalledTimes(1);
    expect(filesWith(/new Set<\(\) => void>/)).toEqual(['workbench/listeners.ts']);
  });
});

it('recognises the key that carries something out in one place', () => {
  const plain = { key: 'Enter', ctrlKey: false, metaKey: false };
  expect(
    [
      plain,
      { ...plain, ctrlKey: true },
      { ...plain, metaKey: true },
      { ...plain, key: 'e', ctrlKey: true },
    ].map(isRunKey),
  ).toEqual([false, true, true, false]);
  expect(filesWith(/'Enter'\s*&&.*(?:ctrlKey|metaKey)/)).toEqual(['shell/run-key.ts']);
});
