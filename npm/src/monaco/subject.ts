import type { LanguageOptions } from '../language-types.js';
import type { ModelChecks } from './model-checks.js';
import type { Monaco, MonacoPosition, TextModel } from './monaco.js';
import { settingsOf, type MappingLanguageOptions } from './options.js';
import type { TextKind } from './text-kinds.js';

/** What the providers of one language answer from. */
export interface Subject {
  readonly monaco: Monaco;
  readonly kind: TextKind;
  readonly service: TextKind['service'];
  readonly checks: ModelChecks;
  /** The first arguments of a question about the whole text. */
  readonly of: (model: TextModel) => [text: string, options: LanguageOptions];
  /** Those of a question about a place. */
  readonly at: (
    model: TextModel,
    position: MonacoPosition,
  ) => [text: string, offset: number, options: LanguageOptions];
}

export function createSubject(
  monaco: Monaco,
  kind: TextKind,
  checks: ModelChecks,
  options: MappingLanguageOptions,
): Subject {
  return {
    monaco,
    kind,
    service: kind.service,
    checks,
    of: (model) => [model.getValue(), settingsOf(options, model)],
    at: (model, position) => [
      model.getValue(),
      model.getOffsetAt(position),
      settingsOf(options, model),
    ],
  };
}
