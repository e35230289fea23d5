import { Ajv } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { readFixtures, reportInWireForm, runFixture } from './fixtures.js';
import type { Play } from './fixtures.js';
import { generator } from './support.js';

const fixtures = readFixtures();

it('finds the shared cases', () => {
  expect(fixtures.length).toBeGreaterThan(0);
});

describe.each(fixtures)('$name', (fixture) => {
  it('gives the expected result', async () => {
    expect(await runFixture(generator, fixture)).toEqual(fixture.expected);
  });
});

const plays: Play[] = [1, 4, 64].flatMap((concurrency) =>
  (['first', 'last', 'shuffled'] as const).map((order) => ({ concurrency, order })),
);

describe.each(fixtures.filter(({ request }) => request.operation === 'validate'))(
  '$name',
  (fixture) => {
    it.each(plays)('gives the same with answers $order, $concurrency at once', async (play) => {
      expect(await runFixture(generator, fixture, play)).toEqual(fixture.expected);
    });
  },
);

// The types are written by hand. That they say what the module returns is checked on every result there is.
describe('types', () => {
  const schema = createGenerator({
    path: fileURLToPath(new URL('../src/protocol.ts', import.meta.url)),
    tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)),
    type: 'Answers',
    skipTypeCheck: true,
  }).createSchema('Answers');
  const ajv = new Ajv({ allowUnionTypes: true, allErrors: true }).addSchema(
    schema as object,
    'answers',
  );
  const validatorOf = (operation: string) =>
    ajv.compile({ $ref: `answers#/definitions/Answers/properties/${operation}` });

  it.each(fixtures)('say what $name returns', async (fixture) => {
    const result = await runFixture(generator, fixture);
    if ((result as object | null) !== null && 'error' in (result as object)) {
      expect((result as { error: unknown }).error).toMatchObject({
        code: expect.any(String) as string,
      });
      return;
    }
    const { operation } = fixture.request;
    const validator = validatorOf(operation === 'validate' ? 'job_report' : operation);
    validator(result);
    expect(validator.errors ?? []).toEqual([]);
  });

  it('refuse a result with one field too many, too few or of another type', () => {
    const checked = generator.check('{"node_definitions": [], "nam": 1}');
    const report = reportInWireForm(checked);
    const validator = validatorOf('check');
    expect(validator(report)).toBe(true);
    expect(validator({ ...report, more: 1 })).toBe(false);
    expect(validator({ ...report, stages: undefined })).toBe(false);
    const [diagnostic] = checked.diagnostics;
    expect(validator({ ...report, diagnostics: [{ ...diagnostic, code: 'no_such_code' }] })).toBe(
      false,
    );
  });
});
