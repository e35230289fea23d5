import { describe, expect, it } from 'vitest';

import { applyEdits, Places, textEdits } from '../dist/index.js';
import type { Edit } from '../dist/index.js';
import {
  containersOf,
  meaning,
  pathOf,
  randomNumbers,
  write,
  type Container,
  type Model,
  type Random,
} from './random-documents.js';

// What holds for edits of any document, however it is written. Many more by hand: MAPPING_EDITS=1000000.
const rounds = Number(process.env.MAPPING_EDITS ?? 4000);

/** An edit, what the container holds afterwards, and between which of its members the text may change. */
interface Case {
  edit: Edit;
  result: Container['model'];
  /** Those in front of `from` and behind `to` keep their text and all between them. */
  from: number;
  to: number;
  inverse?: Edit;
}

function spliced<Item>(list: Item[], at: number, gone: number, ...items: Item[]): Item[] {
  return [...list.slice(0, at), ...items, ...list.slice(at + gone)];
}

const fresh: Model = { members: [['new', { items: [{ literal: '1' }] }]] };

function editArray(random: Random, container: Container, items: Model[]): Case {
  const index = random(items.length);
  const path = pathOf(container, index);
  const rest = items.filter((_, at) => at !== index);
  const value = items[index] && meaning(items[index]);
  const to = random(items.length);
  const kinds: (() => Case)[] = [
    () => ({
      edit: { path, remove: true },
      result: { items: rest },
      from: index,
      to: index,
      inverse: { path, insert: value },
    }),
    () => ({
      edit: { path, moveTo: to },
      result: { items: spliced(rest, to, 0, items[index]!) },
      from: Math.min(index, to),
      to: Math.max(index, to),
      inverse: { path: pathOf(container, to), moveTo: index },
    }),
    () => ({
      edit: { path, insert: meaning(fresh) },
      result: { items: spliced(items, index, 0, fresh) },
      from: index,
      to: index - 1,
      inverse: { path, remove: true },
    }),
    () => ({
      edit: { path, value: meaning(fresh) },
      result: { items: spliced(items, index, 1, fresh) },
      from: index,
      to: index,
      inverse: { path, value },
    }),
  ];
  if (items.length > 0) return kinds[random(kinds.length)]!();
  const edit = { path: `${container.path}/-`, value: meaning(fresh) };
  return { edit, result: { items: [fresh] }, from: 0, to: 0, inverse: { path, remove: true } };
}

function editObject(random: Random, container: Container, members: [string, Model][]): Case {
  const added = { path: `${container.path}/added`, value: meaning(fresh) };
  const add: Case = {
    edit: added,
    result: { members: [...members, ['added', fresh]] },
    from: members.length,
    to: members.length,
    inverse: { path: added.path, remove: true },
  };
  const name = members[random(members.length)]?.[0];
  if (name === undefined) return add;
  const all = members.map(([other]) => other);
  const [first, last] = [all.indexOf(name), all.lastIndexOf(name)];
  const path = pathOf(container, last);
  const renamed: [string, Model][] = spliced(members, last, 1, ['added', members[last]![1]]);
  const kinds: Case[] = [
    add,
    {
      edit: { path, remove: true },
      result: { members: members.filter(([other]) => other !== name) },
      from: first,
      to: last,
    },
    { edit: { path, key: 'added' }, result: { members: renamed }, from: last, to: last },
    {
      edit: { path, value: meaning(fresh) },
      result: { members: spliced(members, last, 1, [name, fresh]) },
      from: last,
      to: last,
    },
  ];
  return kinds[random(kinds.length)]!;
}

/** The document with another container in the place of one. */
function replaced(model: Model, old: Container['model'], by: Container['model']): Model {
  if (model === old) return by;
  if ('literal' in model) return model;
  if ('items' in model) return { items: model.items.map((item) => replaced(item, old, by)) };
  return { members: model.members.map(([name, value]) => [name, replaced(value, old, by)]) };
}

/** The texts around the members that an edit is about: up to the end of the one before, from the start of the next. */
function around(text: string, path: string, { from, to }: Case): [string, string] {
  const place = new Places(text).container(path);
  if (place === null) throw new Error(`no container at ${path}`);
  const before = place.members[from - 1]?.to ?? place.from + 1;
  const next = place.members[to + 1];
  const behind = next ? (next.key ?? next).from : place.to - 1;
  // A member that is put behind all others may be followed by the space that was behind them.
  return [text.slice(0, before), text.slice(behind)];
}

const apply = (text: string, edit: Edit): string =>
  applyEdits(text, textEdits(text, { edits: [edit] }));

describe('edits of documents of any layout', () => {
  it.each(Array.from({ length: 8 }, (_, seed) => seed))(
    'say what they say, leave the rest as it is, and can be taken back (seed %i)',
    (seed) => {
      const random = randomNumbers(seed);
      let edited = 0;
      for (let round = 0; round < rounds / 8; round += 1) {
        const { text, value } = write(random);
        const containers = containersOf(value);
        const container = containers[random(containers.length)];
        if (!container) continue;
        const { model } = container;
        const wanted =
          'items' in model
            ? editArray(random, container, model.items)
            : editObject(random, container, model.members);
        const result = apply(text, wanted.edit);
        const told = `${JSON.stringify(text)} with ${JSON.stringify(wanted.edit)}`;
        expect(JSON.parse(result), told).toEqual(meaning(replaced(value, model, wanted.result)));
        const [before, behind] = around(text, container.path, wanted);
        expect([result.startsWith(before), result.endsWith(behind)], told).toEqual([true, true]);
        if (wanted.inverse)
          expect(JSON.parse(apply(result, wanted.inverse)), told).toEqual(meaning(value));
        edited += 1;
      }
      expect(edited).toBeGreaterThan(rounds / 32);
    },
  );

  it('take several edits of a step together', () => {
    const random = randomNumbers(99);
    for (let round = 0; round < rounds / 4; round += 1) {
      const items = Array.from({ length: 2 + random(5) }, () => write(random, 1));
      const text = `[\n  ${items.map((item) => item.text).join(',\n  ')}\n]`;
      const [gone, moved] = [random(items.length), random(items.length)];
      const to = random(items.length - 1);
      const rest = items.filter((_, at) => at !== gone && at !== moved);
      if (gone !== moved) rest.splice(to, 0, items[moved]!);
      const edits: Edit[] = [
        { path: `/${moved}`, moveTo: to },
        { path: `/${gone}`, remove: true },
      ];
      const expected = rest.map(({ value }) => meaning(value));
      const result = applyEdits(text, textEdits(text, { edits }));
      expect(JSON.parse(result), `${text} ${JSON.stringify(edits)}`).toEqual(expected);
      for (const item of rest) expect(result).toContain(item.text);
    }
  });
});
