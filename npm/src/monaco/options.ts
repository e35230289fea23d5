import type { Catalog, SqlSession } from '../analysis-types.js';
import type { LanguageOptions } from '../language-types.js';
import type { Locale, Policy } from '../types.js';
import type { TextModel } from './monaco.js';

/** A value, or what gives it for a model whenever it is needed. */
export type Setting<Value> = Value | undefined | ((model: TextModel) => Value | undefined);

export interface MappingLanguageOptions {
  /**
   * The id of Monaco's language for mappings; default `mapping-json`. A language that Monaco does not know yet gets the
   * words and brackets of JSON.
   */
  mapping?: string | undefined;
  /** The id of the language for models that hold one query; default `mapping-sql`. */
  sql?: string | undefined;
  catalog?: Setting<Catalog>;
  session?: Setting<SqlSession>;
  policy?: Setting<Policy>;
  locale?: Setting<Locale>;
  /** How long after the last change a model is checked, in ms; default 150. */
  delay?: number | undefined;
  /** Hears what a generator throws, such as `disposed`: the editor is then told nothing. Default: `console.error`. */
  onError?: ((error: unknown) => void) | undefined;
}

const valueOf = <Value extends object | string>(
  setting: Setting<Value>,
  model: TextModel,
): Value | undefined =>
  typeof setting === 'function'
    ? (setting as (model: TextModel) => Value | undefined)(model)
    : setting;

/** What a model's text is read against at the moment. */
export function settingsOf(options: MappingLanguageOptions, model: TextModel): LanguageOptions {
  return {
    catalog: valueOf(options.catalog, model),
    session: valueOf(options.session, model),
    policy: valueOf(options.policy, model),
    locale: valueOf(options.locale, model),
  };
}
