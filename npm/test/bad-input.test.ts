import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

import type { Diagnostic, Mapping, MappingInput } from '../dist/index.js';
import { generator, goodIntrospect, mappingWith, openQuestions } from './support.js';

const first = (input: MappingInput): Diagnostic => generator.check(input).diagnostics[0]!;
const bytesOf = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);
const text = (mapping: unknown): string => JSON.stringify(mapping);

describe('text that is no mapping', () => {
  it.each<[string, MappingInput, string, string]>([
    ['nothing', '', 'json_empty', ''],
    ['not UTF-8', bytesOf(0x7b, 0x22, 0xff, 0x22, 0x7d), 'invalid_utf8', ''],
    ['100,000 brackets', '['.repeat(100_000), 'document_too_deep', ''],
    ['100,000 objects', '{"a":'.repeat(100_000), 'document_too_deep', ''],
    ['an array', '[]', 'wrong_type', ''],
  ])('%s', (_, input, code) => {
    const report = generator.check(input);
    expect(report.status).toBe('invalid');
    expect(report.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(report.diagnostics[0]!.range).toBeDefined();
  });

  it('ends before 10,000 faults', () => {
    const mapping = mappingWith(10_000);
    for (const node of mapping.node_definitions) node.label = '1';
    const report = generator.check(text(mapping));
    expect(report.status).toBe('invalid');
    expect(report.diagnostics.length).toBe(201);
    expect(report.diagnostics.at(-1)!.code).toBe('too_many_diagnostics');
    expect(report.node_results.length).toBe(10_000);
  });

  it('a megabyte of label', () => {
    const mapping = mappingWith(1);
    mapping.node_definitions[0]!.label = 'L'.repeat(1 << 20);
    const diagnostic = first(text(mapping));
    expect(diagnostic.code).toBe('name_length');
    expect(diagnostic.params).toMatchObject({ length: 1 << 20, limit: 64 });
  });

  it('keeps every digit of a number', () => {
    const digits = '12345678901234567890123';
    const report = generator.check(`{"node_definitions": [], "name": ${digits}}`);
    const wrong = report.diagnostics.find(({ path }) => path === '/name')!;
    expect(wrong.code).toBe('wrong_type');
    expect(wrong.range!.end.offset - wrong.range!.start.offset).toBe(digits.length);
  });

  it.each([
    ['a high half', 'ab\ud83d'],
    ['a low half', '\udc4d'],
    ['both in the wrong order', 'ä👍\udc4d\ud83d'],
  ])('points at %s of a surrogate pair', (_, name) => {
    const input = `{"name": "${name}", "node_definitions": []}`;
    const diagnostic = first(input);
    expect(diagnostic.code).toBe('lone_surrogate');
    expect(diagnostic.range!.start.offset).toBe(input.search(/\p{Surrogate}/u));
  });

  it('counts in UTF-16 units after text of any kind', () => {
    const input = '{"name": "ä👍漢", "x": 1, "node_definitions": []}';
    const unknown = generator.check(input).diagnostics.find(({ path }) => path === '/x')!;
    expect(input.slice(unknown.range!.start.offset, unknown.range!.end.offset)).toMatch(
      /^("x"|1)$/,
    );
  });

  it('reads bytes as text, and a BOM in them', () => {
    const mapping = text(mappingWith(2));
    expect(generator.check(new TextEncoder().encode(mapping))).toEqual(generator.check(mapping));
    expect(generator.check(new Uint8Array(Buffer.from(mapping)))).toEqual(generator.check(mapping));
  });
});

describe('bytes of any kind', () => {
  const mapping = text(mappingWith(2)).replace('Node0', '1');
  const expected = generator.check(mapping);
  const buffer = Uint8Array.from(new TextEncoder().encode(mapping)).buffer;
  const shared = new SharedArrayBuffer(buffer.byteLength);
  new Uint8Array(shared).set(new Uint8Array(buffer));
  const realm = runInNewContext('({ Uint8Array, ArrayBuffer, DataView })') as typeof globalThis;
  const foreign = new realm.ArrayBuffer(buffer.byteLength);
  new realm.Uint8Array(foreign).set(new Uint8Array(buffer));
  const padded = new Uint8Array(buffer.byteLength + 2);
  padded.set(new Uint8Array(buffer), 1);

  it.each<[string, unknown]>([
    ['an ArrayBuffer', buffer],
    ['a DataView', new DataView(buffer)],
    ['a part of a buffer', padded.subarray(1, -1)],
    ['a SharedArrayBuffer', shared],
    ['a view of a SharedArrayBuffer', new Uint8Array(shared)],
    ['a view of another realm', new realm.Uint8Array(foreign)],
    ['a buffer of another realm', foreign],
    ['a Buffer', Buffer.from(mapping)],
  ])('%s is read', async (_, input) => {
    expect(generator.check(input as MappingInput)).toEqual(expected);
    const options = { introspect: goodIntrospect };
    expect((await generator.validate(input as MappingInput, options)).status).toBe('invalid');
  });

  it.each<[string, () => unknown, RegExp]>([
    ['a Blob', () => new Blob([mapping]), /await blob\.text\(\)/],
    ['a File', () => new File([mapping], 'mapping.json'), /await file\.text\(\)/],
    ['a Response', () => new Response(mapping), /await response\.text\(\)/],
    ['a stream', () => new Response(mapping).body, /await new Response\(stream\)\.text\(\)/],
    ['a promise', () => Promise.resolve(mapping), /await it/],
    ['what waits for a text', () => ({ then: () => undefined }), /await it/],
    ['bytes that were given away', () => transferred(), /given away/],
  ])('%s is refused, with the way to its text', async (_, make, hint) => {
    const refusal = expect.objectContaining({
      code: 'bad_argument',
      message: expect.stringMatching(hint) as string,
    }) as Error;
    expect(() => generator.check(make() as MappingInput)).toThrow(refusal);
    const validation = generator.validate(make() as MappingInput, { introspect: goodIntrospect });
    await expect(validation).rejects.toEqual(refusal);
  });

  const transferred = (): Uint8Array => {
    const bytes = new TextEncoder().encode(mapping);
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    return bytes;
  };
});

describe('size', () => {
  const limit = 32 * 1024 * 1024;
  const padded = (bytes: number): string => {
    const mapping = text(mappingWith(1));
    return mapping + ' '.repeat(bytes - mapping.length);
  };

  it('reads 32 MiB and no more', () => {
    expect(generator.check(padded(limit)).status).toBe('unchecked');
    for (const input of [padded(limit + 1), padded(limit + 1000), new Uint8Array(2 * limit)]) {
      const { status, diagnostics } = generator.check(input);
      expect(status).toBe('invalid');
      expect(diagnostics[0]!.code).toBe('document_too_large');
    }
  });

  it('counts bytes and not characters', () => {
    const wide = `${text(mappingWith(1)).slice(0, -1)},"description":"${'漢'.repeat(limit / 3)}"}`;
    expect(first(wide).code).toBe('document_too_large');
  });
});

describe('objects', () => {
  it('gives the places as paths alone', () => {
    const mapping = mappingWith(1);
    mapping.node_definitions[0]!.label = '1';
    const { range, ...withoutRange } = first(text(mapping));
    expect(range).toBeDefined();
    expect(first(mapping)).toEqual(withoutRange);
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a number', 5],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a bigint', 5n],
  ])('%s is of a wrong type', (_, value) => {
    const { status, diagnostics } = generator.check(value as Mapping);
    expect(status).toBe('invalid');
    expect(diagnostics[0]).toMatchObject({ code: 'wrong_type', path: '' });
  });

  it('keeps the digits of a bigint and says that it is of a wrong type', () => {
    const mapping = { ...mappingWith(1), name: 2n ** 70n, ttl: undefined, x: Symbol('x') };
    const { diagnostics } = generator.check(mapping as unknown as Mapping);
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'wrong_type', path: '/name' })]);
  });

  it('says of an object that holds itself that it is too deep', () => {
    const mapping = mappingWith(1) as Mapping & { self?: unknown };
    mapping.self = [mapping];
    expect(generator.check(mapping).diagnostics.map(({ code }) => code)).toContain(
      'document_too_deep',
    );
  });

  it('stops writing a value that would never end', () => {
    let value: unknown = 1n;
    for (let i = 0; i < 60; i += 1) value = [value, value];
    expect(first({ ...mappingWith(1), name: value } as Mapping).code).toMatch(
      /^document_too_(deep|large)$/,
    );
  });

  it('throws when the host’s own code throws', () => {
    const problem = new Error('getter');
    const mapping = {
      get node_definitions(): never {
        throw problem;
      },
    };
    const expected = expect.objectContaining({
      code: 'unreadable_mapping',
      cause: problem,
    }) as Error;
    expect(() => generator.check(mapping)).toThrow(expected);
  });

  it('uses toJSON', () => {
    const mapping = mappingWith(1);
    const wrapped = { toJSON: () => mapping } as unknown as Mapping;
    expect(generator.check(wrapped)).toEqual(generator.check(mapping));
  });

  it('is not a text in disguise', async () => {
    const { introspect, asked } = openQuestions();
    const report = await generator.validate(new String('{}') as unknown as Mapping, { introspect });
    expect(report.status).toBe('invalid');
    expect(asked).toEqual([]);
  });
});

describe('other arguments of the wrong kind', () => {
  it.each<[string, () => unknown]>([
    ['mapType', () => generator.mapType(undefined as never)],
    ['mapComplexType', () => generator.mapComplexType({} as never)],
    ['nodeDdl', () => generator.nodeDdl(null as never)],
    ['edgeDdl', () => generator.edgeDdl([] as never)],
    ['copyFrom', () => generator.copyFrom(undefined as never, null as never)],
    ['policy', () => generator.check('{}', { policy: { label: '(' } })],
    ['policy of a wrong type', () => generator.check('{}', { policy: { label: 1n } as never })],
  ])('%s throws a MappingError and nothing else', (_, call) => {
    expect(call).toThrow(expect.objectContaining({ name: 'MappingError' }) as Error);
    expect(generator.mapType('bigint')).toBe('INT64');
  });

  it.each<[string, unknown, string, string]>([
    ['label', { label: 5 }, 'label', 'must be a string'],
    ['property', { property: /[a-z]+/ }, 'property', 'must be a string'],
    ['reserved', { reserved: ['a', 1] }, 'reserved[1]', 'must be a string'],
    [
      'maxProperties',
      { maxProperties: -1 },
      'maxProperties',
      'must be a whole number from 0 to 4294967295',
    ],
    ['all of it', 'strict', 'policy', 'must be an object'],
  ])('a policy of another kind is named: %s', async (_, policy, field, reason) => {
    const refusal = expect.objectContaining({
      name: 'MappingError',
      code: 'bad_policy',
      message: `The policy is not valid: ${field}: ${reason}`,
      details: { field, reason },
    }) as Error;
    const options = { introspect: goodIntrospect, policy: policy as never };
    expect(() => generator.check('{}', options)).toThrow(refusal);
    await expect(generator.validate('{}', options)).rejects.toEqual(refusal);
  });

  it('a policy that is no pattern rejects a validation', async () => {
    const options = { introspect: goodIntrospect, policy: { property: '(' } };
    await expect(generator.validate(mappingWith(1), options)).rejects.toMatchObject({
      code: 'bad_policy',
    });
  });
});
