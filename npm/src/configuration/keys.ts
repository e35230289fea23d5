import type { Configuration } from '../configuration-types.js';
import { diagnosticMessages } from '../index.js';
import { FileError } from './read-file.js';

/** What is wrong with a value; undefined where nothing is. */
type Fault = (value: unknown) => string | undefined;

const isText = (value: unknown): boolean => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSession = (value: unknown): boolean =>
  isObject(value) &&
  Object.entries(value).every(
    ([name, text]) => ['catalog', 'schema'].includes(name) && isText(text),
  );

const mustBe =
  (what: string, accepts: (value: unknown) => boolean): Fault =>
  (value) =>
    accepts(value) ? undefined : `must be ${what}`;

const wrongCodes: Fault = (value) => {
  if (!isTexts(value)) return 'must be a list of codes';
  // It would be ignored for ever.
  const wrong = (value as string[]).find((code) => !Object.hasOwn(diagnosticMessages, code));
  return wrong === undefined
    ? undefined
    : `must be a list of codes: there is no code '${wrong}', and mapping-generator explain lists them`;
};

/** What each key may hold. */
const faults: Record<keyof Configuration, Fault> = {
  $schema: mustBe('a text', isText),
  files: mustBe('a list of texts', isTexts),
  catalog: mustBe('a path', isText),
  catalogMaxAge: mustBe(
    'a number of hours',
    (value) => typeof value === 'number' && Number.isFinite(value) && value > 0,
  ),
  policy: mustBe('a policy or a path', (value) => isText(value) || isObject(value)),
  session: mustBe('{ catalog, schema }, both texts', isSession),
  ignore: wrongCodes,
  maxWarnings: mustBe('a number from 0', (value) => typeof value === 'number' && value >= 0),
  locale: mustBe('en or zh', (value) => value === 'en' || value === 'zh'),
};

/** @throws FileError for what is no configuration: no object, another key, a value of another kind */
export function readKeys(file: string, values: unknown): Configuration {
  if (!isObject(values)) throw new FileError(file, 'not a configuration: it is no object');
  for (const [name, value] of Object.entries(values)) {
    const fault = Object.hasOwn(faults, name) ? faults[name as keyof Configuration] : undefined;
    if (!fault) throw new FileError(file, `there is no setting '${name}'`);
    const reason = fault(value);
    if (reason !== undefined) throw new FileError(file, `${name} ${reason}`);
  }
  return values;
}
