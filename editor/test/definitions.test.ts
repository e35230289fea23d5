import { describe, expect, it } from 'vitest';
import { namePathOf, readDefinitions, type Definition } from '../src/document/definition';
import {
  addEdge,
  addNode,
  removeDefinition,
  renameDefinition,
  retarget,
} from '../src/document/definitions';
import { editsToText, type DocumentEdit } from '../src/document/edits';
import { apply, check, mappingOf, sample } from './support/warehouse';

const read = (text: string): Definition[] => {
  const definitions = readDefinitions(text);
  if (!definitions) throw new Error('no definitions');
  return definitions;
};

const named = (text: string, name: string): Definition => {
  const definition = read(text).find((other) => other.name === name);
  if (!definition) throw new Error(`no ${name}`);
  return definition;
};

const errors = (text: string): string[] =>
  check(text).diagnostics.flatMap(({ severity, message }) =>
    severity === 'error' ? [message] : [],
  );

describe('edits of a step', () => {
  it('are those by pointer and those by place, or none', () => {
    const text = '{"a": [1, 2], "b": 3}';
    const place = (offset: number) => ({ line: 1, column: offset + 1, offset });
    const typed: DocumentEdit = { range: { start: place(19), end: place(20) }, text: '4' };
    expect(apply(text, [{ path: '/a/0', remove: true }, typed])).toBe('{"a": [2], "b": 4}');
    expect(editsToText(text, [{ path: '/c/0', remove: true }, typed])).toEqual([]);
    expect(apply(text, [typed])).toBe('{"a": [1, 2], "b": 4}');
  });
});

describe('definitions', () => {
  it('are read from what is unfinished, too', () => {
    const [node, edge] = read(
      '{"node_definitions": [{"label": 1, "properties": [3]}], "edge_definitions": [null]}',
    );
    expect(node).toMatchObject({ kind: 'node', name: '', sql: '', hasProperties: true });
    expect(node?.properties).toEqual([
      { name: '', type: '', path: '/node_definitions/0/properties/0/name' },
    ]);
    expect(edge).toMatchObject({ kind: 'edge', name: '', from: '', to: '', hasProperties: false });
    for (const text of ['', '[]', '{"a":', 'null']) expect(readDefinitions(text), text).toBeNull();
    expect(node && namePathOf(node)).toBe('/node_definitions/0/label');
  });

  it('are renamed with the edges that name them', () => {
    const renamed = apply(
      sample,
      renameDefinition(read(sample), named(sample, 'Customer'), 'Client'),
    );
    expect(errors(renamed)).toEqual([]);
    expect(renamed).toBe(sample.replaceAll('"Customer"', '"Client"'));
  });

  it('of one label keep their edges, which may be those of the other', () => {
    const text = sample.replace('"label": "Part"', '"label": "Customer"');
    const definition = named(text, 'Customer');
    expect(renameDefinition(read(text), definition, 'Client')).toEqual([
      { path: namePathOf(definition), value: 'Client' },
    ]);
  });
});

describe('lists of definitions', () => {
  it('are put behind the others, and taken out with their edges', () => {
    const node = {
      label: 'Extra',
      sql: 'SELECT 1 AS id',
      primary_key: { name: 'id', type: 'INT32' },
    };
    const added = apply(sample, addNode(sample, node));
    expect(mappingOf(added).node_definitions.at(-1)).toEqual(node);
    expect(apply(added, removeDefinition(read(added), named(added, 'Extra')))).toBe(sample);
    const without = apply(sample, removeDefinition(read(sample), named(sample, 'Customer')));
    expect(errors(without)).toEqual([]);
    const gone = (mappingOf(sample).edge_definitions ?? []).filter(
      (edge) => edge.from_node === 'Customer' || edge.to_node === 'Customer',
    );
    expect(gone.length).toBeGreaterThan(0);
    expect(mappingOf(without).edge_definitions).toEqual(
      mappingOf(sample).edge_definitions?.filter(
        ({ type }) => !gone.some((edge) => edge.type === type),
      ),
    );
  });

  it('begin lists that are not there', () => {
    const edge = { type: 'A', from_node: '', to_node: '', sql: '', from_key: '', to_key: '' };
    expect(JSON.parse(apply('{}', addEdge('{}', edge)))).toEqual({ edge_definitions: [edge] });
  });

  it('of edges end elsewhere', () => {
    const edge = named(sample, 'PLACED');
    const changed = apply(sample, [retarget(edge, 'to', 'Part')]);
    expect(named(changed, 'PLACED')).toMatchObject({ from: edge.from, to: 'Part' });
    expect(changed.length - sample.length).toBe('Part'.length - edge.to.length);
  });
});
