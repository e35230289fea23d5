// JSON texts as people and programs write them, with their meaning beside them.

export interface Written {
  text: string;
  value: Model;
}

/** A value as it is written: an object may have equal names, of which the last one counts. */
export type Model = Scalar | { members: [name: string, value: Model][] } | { items: Model[] };
type Scalar = { literal: string };

export type Random = (below: number) => number;

/** Numbers from 0 on below `below`, the same ones for the same seed (mulberry32). */
export function randomNumbers(state: number): Random {
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const spaces = ['', '', ' ', '\n', '\r\n', '\t', '\n    ', ' \r\n\t '];
const names = ['a', 'b', 'sql', 'a/b', '~', 'c~1d', '', '"', '\\', 'ä', '𝄞', '0', '-', 'a\nb'];
const literals = [
  '0',
  '-1.5e3',
  'true',
  'null',
  '""',
  '"[{,:}]"',
  '"\\u0041\\"\\\\"',
  '"SELECT 1,\\n 2"',
];

const pick = <Item>(random: Random, from: readonly Item[]): Item => from[random(from.length)]!;

/** A name as a JSON string, now and then with escapes that it would not need. */
const quote = (random: Random, name: string): string =>
  random(4) > 0
    ? JSON.stringify(name)
    : `"${Array.from({ length: name.length }, (_, at) => `\\u${name.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`;

export function write(random: Random, depth = 3): Written {
  const space = (): string => pick(random, spaces);
  const kind = depth === 0 ? 0 : random(3);
  if (kind === 0) {
    const literal = pick(random, literals);
    return { text: literal, value: { literal } };
  }
  const values = Array.from({ length: random(5) }, () => write(random, depth - 1));
  const list = (parts: string[]): string =>
    parts.map((part) => `${space()}${part}${space()}`).join(',') || space();
  if (kind === 1)
    return {
      text: `[${list(values.map(({ text }) => text))}]`,
      value: { items: values.map(({ value }) => value) },
    };
  const named = values.map(({ text, value }) => ({ name: pick(random, names), text, value }));
  const parts = named.map(({ name, text }) => `${quote(random, name)}${space()}:${space()}${text}`);
  return {
    text: `{${list(parts)}}`,
    value: { members: named.map(({ name, value }) => [name, value]) },
  };
}

/** What JSON.parse makes of it. */
export function meaning(model: Model): unknown {
  if ('literal' in model) return JSON.parse(model.literal);
  if ('items' in model) return model.items.map(meaning);
  const object: Record<string, unknown> = {};
  for (const [name, value] of model.members) object[name] = meaning(value);
  return object;
}

export interface Container {
  path: string;
  model: Exclude<Model, Scalar>;
}

const segment = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** All objects and arrays that a pointer leads to. */
export function containersOf(model: Model, path = ''): Container[] {
  if ('literal' in model) return [];
  const inner: [string, Model][] =
    'items' in model
      ? model.items.map((item, index) => [String(index), item])
      : [...new Map(model.members)];
  const below = inner.flatMap(([name, value]) => containersOf(value, `${path}/${segment(name)}`));
  return [{ path, model }, ...below];
}

export const pathOf = ({ path, model }: Container, index: number): string =>
  `${path}/${'items' in model ? String(index) : segment(model.members[index]?.[0] ?? '')}`;
