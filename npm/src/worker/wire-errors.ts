import {
  IntrospectionError,
  isIntrospectionError,
  isMappingError,
  MappingError,
  messageOf,
  type IntrospectionFacts,
  type MappingErrorFacts,
} from '../errors.js';

/** An error as a message has it: a clone would lose what makes it one of ours. */
export type WireError =
  | { kind: 'mapping'; message: string; code: string; facts: MappingErrorFacts }
  | { kind: 'introspection'; message: string; facts: IntrospectionFacts }
  | { kind: 'other'; message: string; name: string };

export function toWire(error: unknown): WireError {
  const message = messageOf(error);
  if (isMappingError(error)) {
    const { code, status, details } = error;
    return { kind: 'mapping', message, code, facts: { status, details } };
  }
  if (isIntrospectionError(error)) {
    const { kind, line, column, errorName } = error;
    return { kind: 'introspection', message, facts: { kind, line, column, errorName } };
  }
  const name = error instanceof Error ? error.name : 'Error';
  return { kind: 'other', message, name };
}

export function fromWire(error: WireError): Error {
  const { kind, message } = error;
  if (kind === 'mapping') return new MappingError(error.code, message, error.facts);
  if (kind === 'introspection') return new IntrospectionError(message, error.facts);
  return Object.assign(new Error(message), { name: error.name });
}
