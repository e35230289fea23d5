import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { GraphView } from '../src/graph/GraphView';
import type { DocumentEdit, ViewProps } from '../src/model/view-props';
import { WarehousePanel } from '../src/warehouse/WarehousePanel';
import { catalog, edited, generator, modelOf, sampleText, session, snapshot } from './support';

// What is fetched or answered is waited for as long as a busy machine takes.
configure({ asyncUtilTimeout: 20_000 });

// Nothing is laid out here: every element is as large as a panel of the page.
beforeAll(() => {
  for (const [name, size] of [
    ['clientHeight', 640],
    ['clientWidth', 360],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
  }
});

afterEach(cleanup);

function viewOf(
  text: string,
  more: Partial<ViewProps> = {},
): { props: ViewProps; edits: { edits: readonly DocumentEdit[]; label: string }[] } {
  const edits: { edits: readonly DocumentEdit[]; label: string }[] = [];
  const props: ViewProps = {
    model: modelOf(text),
    selected: null,
    select: vi.fn(),
    edit: (made, label) => {
      edits.push({ edits: made, label });
    },
    generator,
    catalog,
    session,
    run: null,
    readOnly: false,
    locale: 'en',
    ...more,
  };
  return { props, edits };
}

const key = (element: Element, name: string, more = {}): void => {
  fireEvent.keyDown(element, { key: name, ...more });
};

describe('the warehouse by keyboard', () => {
  it('makes a graph of what is ticked, in one step that leaves a valid mapping', () => {
    const { props, edits } = viewOf('{}');
    render(<WarehousePanel {...props} snapshot={snapshot} />);
    const tree = screen.getByRole('tree');
    fireEvent.focus(tree);
    key(tree, ' ');
    expect(screen.getByText('8 tables ticked')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Suggest graph' }));
    const proposed = screen.getByRole('tree', { name: 'Suggested graph' });
    key(proposed, 'ArrowDown');
    key(proposed, 'Enter');
    expect(within(proposed).getByText('accepted')).toBeTruthy();
    key(proposed, 'Delete');
    expect(within(proposed).getByText('dropped')).toBeTruthy();
    key(proposed, 'Enter', { ctrlKey: true });
    expect(edits.map(({ label }) => label)).toEqual(['Add a suggested graph']);
    const mapping = edited('{}', edits[0]?.edits ?? []);
    expect(mapping.node_definitions).toHaveLength(7);
    expect(generator.check(mapping, { catalog, session }).status).toBe('valid');
    expect(screen.getByRole('tree', { name: 'Tables of the warehouse' })).toBeTruthy();
  });

  it('adds a table as a node by Enter, and marks what is in use', () => {
    const { props, edits } = viewOf(sampleText);
    render(<WarehousePanel {...props} snapshot={snapshot} />);
    const tree = screen.getByRole('tree');
    fireEvent.focus(tree);
    for (const name of ['ArrowDown', 'ArrowDown', 'Enter']) key(tree, name);
    expect(edits.map(({ label }) => label)).toEqual(['Add customer as a node']);
    expect(edited(sampleText, edits[0]?.edits ?? []).node_definitions.at(-1)?.label).toBe(
      'Customer_2',
    );
    expect(screen.getAllByText('in use').length).toBeGreaterThan(5);
  });

  it('says why it could not be read again', async () => {
    const { props } = viewOf('{}');
    render(
      <WarehousePanel
        {...props}
        snapshot={snapshot}
        refresh={() => Promise.reject(new Error('no cluster'))}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Read again' }));
    expect((await screen.findByRole('alert')).textContent).toContain('no cluster');
  });
});

describe('questions about a suggestion', () => {
  it('are answered by the cluster, and the suggestion is made anew', async () => {
    const run = vi.fn(() => Promise.resolve({ columns: [], rows: [[true]] }));
    const { props } = viewOf('{}', { run });
    render(<WarehousePanel {...props} snapshot={snapshot} />);
    const tree = screen.getByRole('tree');
    fireEvent.focus(tree);
    key(tree, ' ');
    fireEvent.click(screen.getByRole('button', { name: 'Suggest graph' }));
    const asking = screen.getByRole('button', { name: /^Ask the cluster/, hidden: true });
    fireEvent.click(asking);
    await vi.waitFor(
      () => {
        expect(screen.queryByRole('button', { name: /^Ask the cluster/, hidden: true })).toBeNull();
      },
      { timeout: 20_000 },
    );
    expect(run).toHaveBeenCalled();
  });
});

describe('the list beside the picture', () => {
  it('has the same content, and the same keys', () => {
    const select = vi.fn();
    const { props, edits } = viewOf(sampleText, { selected: '/node_definitions/4', select });
    render(<GraphView {...props} />);
    fireEvent.click(screen.getByRole('button', { name: 'List' }));
    const list = screen.getByRole('tree', { name: 'Nodes with their edges' });
    const row = within(list).getByRole('treeitem', { selected: true });
    expect(row.textContent).toBe('Nationkey nation_id · 1 property · 3 edgeschecked locally');
    key(list, 'F2');
    const field = screen.getByRole('textbox', { name: 'New name' });
    fireEvent.change(field, { target: { value: 'Order' } });
    expect(screen.getByRole('alert').textContent).toMatch(/reserved/);
    fireEvent.change(field, { target: { value: 'Country' } });
    key(field, 'Enter');
    expect(edits.map(({ label }) => label)).toEqual(['Rename Nation to Country']);
    expect(JSON.stringify(edited(sampleText, edits[0]?.edits ?? []))).not.toContain('"Nation"');
    key(list, 'ArrowDown');
    expect(select).toHaveBeenLastCalledWith('/edge_definitions/6');
  });

  it('asks about the edges of a node that is deleted', () => {
    const { props, edits } = viewOf(sampleText, { selected: '/node_definitions/4' });
    render(<GraphView {...props} />);
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(screen.getByText(/3 edges lead to it/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Delete with its edges' }));
    expect(edits).toHaveLength(1);
    expect(edited(sampleText, edits[0]?.edits ?? []).edge_definitions).toHaveLength(4);
  });

  it('changes nothing where nothing may be changed', () => {
    const { props, edits } = viewOf(sampleText, {
      selected: '/node_definitions/4',
      readOnly: true,
    });
    render(<GraphView {...props} />);
    for (const name of ['+ Node', '+ Edge', 'Rename', 'Delete']) {
      const button = screen.getByRole('button', { name });
      expect(button.getAttribute('aria-disabled')).toBe('true');
      fireEvent.click(button);
    }
    expect(edits).toEqual([]);
    expect(screen.queryByRole('textbox', { name: 'New name' })).toBeNull();
  });
});
