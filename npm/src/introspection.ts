import { IntrospectionError, isIntrospectionError, messageOf } from './errors.js';
import type { Introspect, IntrospectAnswer, IntrospectRequest } from './interface.js';
import type { Outcome } from './protocol.js';
import type { Column } from './types.js';

/** Asks the host's callback. Whatever it does, this gives a well-formed answer or rejects. */
export async function ask(
  introspect: Introspect,
  request: IntrospectRequest,
  signal: AbortSignal,
): Promise<IntrospectAnswer> {
  const answer: unknown = await introspect({ ...request }, { signal });
  return request.kind === 'explain' ? {} : { columns: columnsOf(answer) };
}

/** A copy, so that the host's later changes do not reach what is kept. */
function columnsOf(answer: unknown): Column[] {
  const columns = isRecord(answer) ? answer.columns : undefined;
  if (!Array.isArray(columns) || !columns.every(isColumn)) {
    throw new IntrospectionError('the answer has no columns', { kind: 'unavailable' });
  }
  return columns.map(({ name, type }) => ({ name, type }));
}

function isColumn(value: unknown): value is Column {
  return isRecord(value) && typeof value.name === 'string' && typeof value.type === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Only an IntrospectionError of kind `query` is the cluster's word; anything else means that nobody was asked. */
export function outcomeOf(error: unknown): Outcome {
  const message = messageOf(error);
  if (!isIntrospectionError(error) || error.kind !== 'query') {
    return { error: { kind: 'unavailable', message } };
  }
  const { line, column, errorName } = error;
  return {
    error: {
      kind: 'query',
      message,
      ...(isPlace(line) && isPlace(column) ? { line, column } : {}),
      ...(typeof errorName === 'string' ? { errorName } : {}),
    },
  };
}

function isPlace(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}
