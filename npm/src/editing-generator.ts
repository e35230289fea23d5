import type { MappingGenerator } from './interface.js';
import type { Promisified } from './worker/promisified.js';

type Asked = Pick<
  MappingGenerator,
  'analyzeSql' | 'check' | 'formatSql' | 'language' | 'parseSql' | 'sqlLanguage' | 'textEdits'
>;

/** What an editor asks: a generator of `load()`, or one of `loadInWorker()`, whose answers come later. */
export type EditingGenerator = Asked | Promisified<Asked>;
