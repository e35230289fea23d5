import type { Locale, Policy, SqlSession } from '../index.js';

/** What is wrong with a configuration file; the message begins with its path. */
export class ConfigurationError extends Error {
  readonly file: string;

  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.file = file;
  }
}

/** What is taken of the file, as it is written there; what else it has is for others. */
export interface ConfigurationKeys {
  /** The policy itself, or the path of a file that holds it. */
  policy?: Policy | string;
  catalog?: string;
  /** In hours. */
  catalogMaxAge?: number;
  session?: SqlSession;
  ignore?: string[];
  locale?: Locale;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSession = (value: unknown): boolean =>
  isObject(value) &&
  Object.entries(value).every(([key, name]) => ['catalog', 'schema'].includes(key) && isText(name));

/** What each key may hold, and how that is said. */
const keys: Record<keyof ConfigurationKeys, { holds: (value: unknown) => boolean; what: string }> =
  {
    policy: {
      holds: (value) => isText(value) || isObject(value),
      what: 'a policy or the path of one',
    },
    catalog: { holds: isText, what: 'the path of a catalog' },
    catalogMaxAge: {
      holds: (value) => typeof value === 'number' && value > 0,
      what: 'a number of hours',
    },
    session: { holds: isSession, what: 'an object with the texts catalog and schema' },
    ignore: {
      holds: (value) => Array.isArray(value) && value.every(isText),
      what: 'a list of codes',
    },
    locale: { holds: (value) => value === 'en' || value === 'zh', what: '"en" or "zh"' },
  };

/** @throws ConfigurationError for what is no configuration: no object, or a value of another kind */
export function readKeys(file: string, value: unknown): ConfigurationKeys {
  if (!isObject(value)) throw new ConfigurationError(file, 'it is no object');
  const given = value as Record<string, unknown>;
  const read: Record<string, unknown> = {};
  for (const [key, { holds, what }] of Object.entries(keys)) {
    if (given[key] === undefined) continue;
    if (!holds(given[key])) throw new ConfigurationError(file, `${key} has to be ${what}`);
    read[key] = given[key];
  }
  return read;
}
