import { describe, expect, it } from 'vitest';

import type { Diagnostic, Edit, Range } from '../dist/index.js';
import { readFixtures, runFixture, type Fixture } from './fixtures.js';
import { randomNumbers } from './random-documents.js';
import { generator } from './support.js';

// What holds for every answer, however broken the text: the fixtures with one to four edits that nobody would make on
// purpose. By hand a million of them: MAPPING_MUTATIONS=1000000 npx vitest run test/mutations.test.ts
const rounds = Number(process.env.MAPPING_MUTATIONS ?? 4000);
const seed = Number(process.env.MAPPING_SEED ?? 1);

// What people and programs write by mistake, in JSON and in SQL.
// prettier-ignore
const scraps = [
  ',', ':', '{', '}', '[', ']', '"', '\\', '\\"', '\\q', '\\u12', '\\ud83d', '\t', '\n', '\r', '\r\n', '\0', '\u001b',
  '\u2028', '\ud83d', '\udc4d', '👍', 'é', '\ufeff', '01', '+1', '-', '1e999', '.5', 'NaN', 'null', 'true', '/*', '--', "'",
  '`', ';', '(', ')', '*', ' FROM ', ' SELECT ', ' AS ', ' JOIN ', ' ORDER BY ', ' GROUP BY ', '"lable":', '"node_efinitions":',
  '"x":1,', '{"name":"a","type":"STRNG"},', '[[[[', '{"a":', '"__proto__":', 'CAST(', 'date ', '$', '?', '_id', '%', '\\/',
];

function mutated(text: string, random: (below: number) => number): string {
  for (let edits = 1 + random(4); edits > 0; edits -= 1) {
    const from = random(text.length + 1);
    const to = Math.min(text.length, from + [0, 0, 1, 1, 2, 20][random(6)]!);
    const elsewhere = random(text.length + 1);
    const insert = [
      '',
      scraps[random(scraps.length)]!,
      text.slice(elsewhere, elsewhere + random(30)),
    ][random(3)]!;
    text = text.slice(0, from) + insert + text.slice(to);
  }
  return text;
}

/** Whether the range lies in the text, and says of its offsets the line and column that they have. */
function isPlaceOf(text: string, { start, end }: Range, lineEnd: RegExp): boolean {
  const place = ({ line, column, offset }: Range['start']): boolean => {
    const before = text.slice(0, offset);
    // The first half of a pair ends no line, though nothing follows it here.
    const isInPair = lineEnd !== ofServer && before.endsWith('\r') && text[offset] === '\n';
    const lines = (isInPair ? before.slice(0, -1) : before).split(lineEnd);
    const expected = lines.at(-1)!.length + (isInPair ? 2 : 1);
    return offset <= text.length && line === lines.length && column === expected;
  };
  return place(start) && place(end) && start.offset <= end.offset;
}
const ofServer = /\n/;
const ofEditor = /\r\n|\r|\n/;

type Json = Record<string, unknown> | unknown[];
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const segmentsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));

function valueAt(root: unknown, segments: string[]): unknown {
  return segments.reduce<unknown>(
    (value, segment) =>
      isJson(value) && Object.hasOwn(value, segment)
        ? (value as Record<string, unknown>)[segment]
        : undefined,
    root,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What is wrong with an edit of the mapping. */
function faultOfEdit(edit: Edit, root: unknown): string | undefined {
  const segments = segmentsOf(edit.path);
  const parent = valueAt(root, segments.slice(0, -1));
  if ('value' in edit) return isJson(parent) ? undefined : 'nothing to put a value into';
  const value = valueAt(root, segments);
  if ('key' in edit) {
    if (Array.isArray(parent) || value === undefined) return 'no member to rename';
    return Object.hasOwn(parent as object, edit.key) ? 'the name is taken' : undefined;
  }
  if (!('sql_range' in edit)) return 'an edit that no fix makes';
  if (typeof value !== 'string') return 'no SQL to edit';
  return isPlaceOf(value, edit.sql_range, ofServer) ? undefined : 'an edit outside of the SQL';
}

/** The text with a member called otherwise, which is all that is changed. */
function renamed(root: unknown, { path, key }: { path: string; key: string }): string {
  const segments = segmentsOf(path);
  const rebuilt = (value: unknown, [first, ...rest]: string[]): unknown => {
    if (Array.isArray(value))
      return value.map((item: unknown, i) => (String(i) === first ? rebuilt(item, rest) : item));
    return Object.fromEntries(
      Object.entries(value as object).map(([name, member]) =>
        name === first
          ? [rest.length === 0 ? key : name, rest.length === 0 ? member : rebuilt(member, rest)]
          : [name, member],
      ),
    );
  };
  return JSON.stringify(rebuilt(root, segments));
}

function faultOfDiagnostic(found: Diagnostic, text: string, root: unknown): string | undefined {
  for (const { range, path, sql_range: sqlRange } of [found, ...(found.related ?? [])]) {
    if (range && !isPlaceOf(text, range, ofEditor)) return 'a place outside of the text';
    const sql = valueAt(root, segmentsOf(path));
    if (sqlRange && root !== undefined && !isPlaceOf(String(sql), sqlRange, ofServer))
      return 'a place outside of the SQL';
  }
  if (root === undefined) return undefined;
  for (const edit of (found.fixes ?? []).flatMap(({ edits }) => edits)) {
    const fault = faultOfEdit(edit, root);
    if (fault !== undefined) return fault;
    if (!('key' in edit)) continue;
    const after = generator.check(renamed(root, edit)).diagnostics;
    if (after.some(({ code, path }) => code === found.code && path === found.path))
      return 'a renamed field is still a fault';
  }
  return undefined;
}

interface Answer {
  diagnostics?: Diagnostic[];
  report?: { diagnostics?: Diagnostic[] };
  error?: { code: string };
}

/** What is wrong with the answer to the text. */
async function faultOf(fixture: Fixture, text: string): Promise<string | undefined> {
  const { request } = fixture;
  const isMapping = ['check', 'preflight'].includes(request.operation);
  const answer = (await runFixture(generator, {
    ...fixture,
    request: { ...request, input: text },
  })) as Answer;
  if (answer.error) return `refused: ${answer.error.code}`;
  const root = isMapping ? parsed(text) : undefined;
  for (const found of (answer.report ?? answer).diagnostics ?? []) {
    const fault = isMapping
      ? faultOfDiagnostic(found, text, root)
      : found.sql_range && !isPlaceOf(text, found.sql_range, ofServer)
        ? 'a place outside of the SQL'
        : undefined;
    if (fault !== undefined) return `${found.code}: ${fault}`;
  }
  return undefined;
}

const operations = [
  'check',
  'parse_sql',
  'analyze_sql',
  'format_sql',
  'suggest_node',
  'suggest_edge',
  'suggest_mapping',
  'preflight',
];

function cases(): { fixture: Fixture; text: string }[] {
  return readFixtures().flatMap((fixture) => {
    const { operation, input, options } = fixture.request;
    const named = operation === 'validate' ? 'check' : operation;
    if (!operations.includes(named) || input === undefined) return [];
    const text = typeof input === 'string' ? input : JSON.stringify(input, null, 2);
    if (text.length > 20_000 || options?.source === 'value' || options?.policy) return [];
    return [{ fixture: { ...fixture, request: { ...fixture.request, operation: named } }, text }];
  });
}

describe('texts that nobody would write', () => {
  it(
    `${String(rounds)} of them get an answer whose places and fixes are right`,
    async () => {
      const random = randomNumbers(seed);
      const all = cases();
      expect(all.length).toBeGreaterThan(300);
      const faults: string[] = [];
      for (let round = 0; round < rounds && faults.length < 10; round += 1) {
        // The memory of catalogs that are no longer used is given back between turns only.
        if (round % 500 === 0) await new Promise(setImmediate);
        const { fixture, text } = all[random(all.length)]!;
        const broken = mutated(text, random);
        const fault = await faultOf(fixture, broken);
        if (fault !== undefined)
          faults.push(`${fixture.name}: ${fault}: ${JSON.stringify(broken)}`);
      }
      expect(faults).toEqual([]);
    },
    Math.max(30_000, rounds),
  );
});
