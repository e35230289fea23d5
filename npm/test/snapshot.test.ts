import { describe, expect, it } from 'vitest';

import { IntrospectionError, MappingError } from '../dist/index.js';
import type { Introspect, MappingInput } from '../dist/index.js';
import { generator, goodAnswer, goodIntrospect, mappingWith } from './support.js';

const failureOf = async (mapping: MappingInput, introspect: Introspect): Promise<MappingError> => {
  const outcome = generator.validateForSnapshot(mapping, { introspect });
  const error: unknown = await outcome.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MappingError);
  return error as MappingError;
};

const refusing =
  (kind: 'query' | 'unavailable'): Introspect =>
  ({ sql }) =>
    sql.includes('t1')
      ? Promise.reject(new IntrospectionError('Table does not exist', { kind }))
      : Promise.resolve(goodAnswer);

describe('validateForSnapshot', () => {
  it('resolves with the report of a mapping that still holds', async () => {
    const report = await generator.validateForSnapshot(mappingWith(2), {
      introspect: goodIntrospect,
    });
    expect(report.status).toBe('valid');
  });

  it('rejects as the platform does when the cluster’s answer no longer fits', async () => {
    const { code, status, message, details } = await failureOf(mappingWith(2), refusing('query'));
    expect({ code, status, message, details }).toEqual({
      code: 'STARBURST_ERROR',
      status: 400,
      message: 'Schema has changed since mapping was created',
      details: {
        errors: ["Node 'Node1': sql: SQL syntax error: Table does not exist"],
        hint: 'Update the mapping to fix SQL queries',
      },
    });
  });

  it('does not say that the schema has changed when the cluster could not be asked', async () => {
    const { code, status, details } = await failureOf(mappingWith(2), refusing('unavailable'));
    expect({ code, status }).toEqual({ code: 'STARBURST_UNAVAILABLE', status: 503 });
    expect(details).toEqual({
      errors: ["Node 'Node1': sql: Could not check: Table does not exist"],
    });
  });

  it('rejects the same way when the structure is invalid, and says what is wrong', async () => {
    const { code, status, details } = await failureOf('{"node_definitions": []}', goodIntrospect);
    expect({ code, status }).toEqual({ code: 'STARBURST_ERROR', status: 400 });
    expect(details).toMatchObject({
      errors: ['node_definitions: At least one node definition is needed'],
    });
  });

  it('passes an abort on as it is', async () => {
    const options = { introspect: goodIntrospect, signal: AbortSignal.abort('left') };
    await expect(generator.validateForSnapshot(mappingWith(1), options)).rejects.toBe('left');
  });
});

describe('toErrorResponse', () => {
  it('is null for a valid report and the platform’s envelope for any other', async () => {
    const validate = (introspect: Introspect) => generator.validate(mappingWith(2), { introspect });
    expect(generator.toErrorResponse(await validate(goodIntrospect))).toBeNull();
    const report = await validate(refusing('unavailable'));
    expect(generator.toErrorResponse(report)).toEqual({
      status: 400,
      detail: {
        code: 'VALIDATION_FAILED',
        message: 'Mapping validation failed',
        details: {
          node_results: [
            { label: 'Node0', valid: true, error: null },
            { label: 'Node1', valid: false, error: 'sql: Could not check: Table does not exist' },
          ],
          edge_results: [],
        },
      },
    });
  });
});
