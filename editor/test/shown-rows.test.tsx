import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import type { StatementResult } from 'mapping-generator';
import { useSyncExternalStore, type JSX } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { valueText } from '../src/model/values';
import type { RunSql } from '../src/model/view-props';
import { cellAfter } from '../src/rows/grid-keys';
import { RowDesk } from '../src/rows/row-desk';
import { Bar } from '../src/shell/Bar';
import { EditorContext } from '../src/shell/context';
import { Tabs } from '../src/shell/Tabs';
import { translator } from '../src/texts/texts';
import { Commands } from '../src/workbench/commands';
import { Workbench } from '../src/workbench/workbench';
import { catalog, generator, sampleText, session } from './support';

// What is fetched or answered is waited for as long as a busy machine takes.
configure({ asyncUtilTimeout: 20_000 });

beforeAll(() => {
  for (const [name, size] of [
    ['clientHeight', 640],
    ['clientWidth', 360],
    ['offsetHeight', 640],
    ['offsetWidth', 360],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
  }
});

afterEach(cleanup);

const customers: StatementResult = {
  columns: [
    { name: 'customer_id', type: 'bigint' },
    { name: 'name', type: 'varchar' },
    { name: 'tags', type: 'array(varchar)' },
  ],
  rows: [
    [1n, 'Customer#1', ['a', 'b']],
    [2n, null, null],
  ],
};

interface FrameProps {
  workbench: Workbench;
  run: RunSql | null;
}

/** The bar and the panels of an editor, without its text. */
function Frame({ workbench, run }: FrameProps): JSX.Element {
  const { store } = workbench;
  const state = useSyncExternalStore(
    (listener) => store.subscribe(listener),
    () => store.state,
  );
  const host = { value: sampleText, generator, run };
  return (
    <EditorContext
      value={{ state, workbench, commands: new Commands(workbench), host, t: translator('en') }}
    >
      <Bar />
      <Tabs />
    </EditorContext>
  );
}

function open(run: RunSql | null): void {
  const warehouse = { catalog, session, policy: undefined };
  const workbench = new Workbench(
    { generator, introspect: null, run },
    { locale: 'en', text: sampleText, fileName: '', warehouse, view: 'form' },
  );
  render(<Frame {...{ workbench, run }} />);
}

async function openRows(run: RunSql): Promise<void> {
  open(run);
  fireEvent.click(screen.getByRole('tab', { name: 'Rows' }));
  // The panel is loaded when it is shown first.
  await screen.findByRole('button', { name: 'Show ten rows' });
}

describe('rows of a definition', () => {
  it('come from the host, ten at most, of the definition that is chosen', async () => {
    const run = vi.fn<RunSql>(() => Promise.resolve(customers));
    await openRows(run);
    fireEvent.click(screen.getByRole('button', { name: 'Show ten rows' }));
    const grid = await screen.findByRole('grid', { name: 'Rows of Customer' });
    expect(run.mock.calls[0]?.[0]).toMatch(
      /^SELECT \*\nFROM \(\nWITH order_totals[^]*\) AS definition\nLIMIT 10$/,
    );
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['customer_id bigint', 'name varchar', 'tags array(varchar)']);
    expect(
      within(grid)
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent),
    ).toEqual(['1', 'Customer#1', '["a","b"]', '2', 'null', 'null']);
    expect(screen.getByText('2 rows, 3 columns')).toBeTruthy();
  });

  it('are walked through by keys, with the whole value beneath', async () => {
    await openRows(() => Promise.resolve(customers));
    fireEvent.click(screen.getByRole('button', { name: 'Show ten rows' }));
    const grid = await screen.findByRole('grid');
    for (const key of ['ArrowRight', 'ArrowRight']) fireEvent.keyDown(grid, { key });
    expect(screen.getByText('tags: ["a","b"]')).toBeTruthy();
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    expect(screen.getByText('tags: null')).toBeTruthy();
    const active = grid.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent).toBe('null');
  });

  it('are said not to be known where the cluster could not be asked', async () => {
    await openRows(() => Promise.reject(new Error('the cluster is asleep')));
    fireEvent.click(screen.getByRole('button', { name: 'Show ten rows' }));
    expect(await screen.findByText('Could not be asked: the cluster is asleep')).toBeTruthy();
    expect(screen.queryByRole('grid')).toBeNull();
    expect(screen.getByRole('button', { name: 'Ask again' })).toBeTruthy();
  });

  it('are cancelled, and may be asked again', async () => {
    let signal: AbortSignal | undefined;
    await openRows((_sql, context) => {
      ({ signal } = context);
      return new Promise(() => undefined);
    });
    fireEvent.click(screen.getByRole('button', { name: 'Show ten rows' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(signal?.aborted).toBe(true);
    expect(await screen.findByText('Cancelled: nothing is known of the rows.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Ask again' })).toBe(document.activeElement);
  });

  it('are there again when another panel was looked at', async () => {
    const run = vi.fn<RunSql>(() => Promise.resolve(customers));
    await openRows(run);
    fireEvent.click(screen.getByRole('button', { name: 'Show ten rows' }));
    await screen.findByRole('grid');
    fireEvent.click(screen.getByRole('tab', { name: /^Results/ }));
    fireEvent.click(screen.getByRole('tab', { name: 'Rows' }));
    expect(await screen.findByRole('grid')).toBeTruthy();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('are not offered by a host that gives none', () => {
    open(null);
    expect(screen.queryByRole('tab', { name: 'Rows' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Preflight' })).toBeNull();
  });
});

describe('what was asked', () => {
  it('is remembered by its statement, the latest of many', async () => {
    const desk = new RowDesk();
    const run: RunSql = () => Promise.resolve(customers);
    for (let i = 0; i < 45; i += 1) await desk.ask(`SELECT ${i}`, run);
    expect(desk.answerTo('SELECT 0')).toBeNull();
    expect(desk.answerTo('SELECT 44')).toEqual({ state: 'answered', result: customers });
  });

  it('is asked once at a time', async () => {
    const desk = new RowDesk();
    const run = vi.fn<RunSql>(() => Promise.resolve(customers));
    await Promise.all([desk.ask('SELECT 1', run), desk.ask('SELECT 1', run)]);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('of a host that answers after it was cancelled is not shown', async () => {
    const desk = new RowDesk();
    let answer: (result: StatementResult) => void = () => undefined;
    const asked = desk.ask(
      'SELECT 1',
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    desk.cancel('SELECT 1');
    answer(customers);
    await asked;
    expect(desk.answerTo('SELECT 1')).toEqual({ state: 'cancelled' });
  });
});

it('writes any value of a row', () => {
  const values = [null, undefined, '', 'a', 3, 9007199254740993n, true, [1n, null], { a: 'b' }];
  expect(values.map(valueText)).toEqual([
    null,
    null,
    '',
    'a',
    '3',
    '9007199254740993',
    'true',
    '["1",null]',
    '{"a":"b"}',
  ]);
});

it('leads from cell to cell, and no further than the table', () => {
  const last = { row: 9, column: 4 };
  const from = { row: 3, column: 2 };
  const led = (key: string, withControl = false) => cellAfter(key, withControl, from, last);
  expect(led('ArrowDown')).toEqual({ row: 4, column: 2 });
  expect(led('PageDown')).toEqual({ row: 9, column: 2 });
  expect(led('PageUp')).toEqual({ row: -1, column: 2 });
  expect(led('Home')).toEqual({ row: 3, column: 0 });
  expect(led('End', true)).toEqual(last);
  expect(led('a')).toBeNull();
  expect(cellAfter('ArrowLeft', false, { row: 0, column: 0 }, last)).toEqual({ row: 0, column: 0 });
});
