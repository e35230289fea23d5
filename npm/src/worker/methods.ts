import type { MappingGenerator } from '../interface.js';
import type { LanguageService } from '../language-types.js';

type Method<Interface> = {
  [Name in keyof Interface]-?: Interface[Name] extends (...parameters: never[]) => unknown
    ? Name
    : never;
}[keyof Interface];

/** How the parameters of a method get into the worker: as they are, or prepared on the host's side. */
type Way = 'plain' | 'mapping' | 'catalog' | 'here';

/**
 * Every method of a generator, once: a new one is missed by the compiler. `mapping`: the first parameter is one;
 * `catalog`: it makes one; `here`: the host's side does it.
 */
export const generatorMethods: Readonly<Record<Method<MappingGenerator>, Way>> = {
  check: 'mapping',
  validate: 'mapping',
  validateForSnapshot: 'mapping',
  lineage: 'mapping',
  exportStatements: 'mapping',
  preflightChecks: 'mapping',
  preflight: 'mapping',
  catalog: 'catalog',
  loadCatalog: 'catalog',
  dispose: 'here',
  parseSql: 'plain',
  analyzeSql: 'plain',
  describeFunctions: 'plain',
  textEdits: 'plain',
  applyFix: 'plain',
  locate: 'plain',
  pathAt: 'plain',
  formatSql: 'plain',
  mapType: 'plain',
  mapComplexType: 'plain',
  isPrimaryKeyType: 'plain',
  suggestNode: 'plain',
  suggestEdge: 'plain',
  suggestMapping: 'plain',
  nodeDdl: 'plain',
  edgeDdl: 'plain',
  copyFrom: 'plain',
  schemaDdl: 'plain',
  ddl: 'plain',
  toDefinition: 'plain',
  toErrorResponse: 'plain',
};

/** The same of both language services. */
export const languageMethods: Readonly<Record<Method<LanguageService>, 'plain'>> = {
  complete: 'plain',
  hover: 'plain',
  signatureHelp: 'plain',
  definition: 'plain',
  references: 'plain',
  prepareRename: 'plain',
  rename: 'plain',
  codeActions: 'plain',
  symbols: 'plain',
  semanticTokens: 'plain',
  inlayHints: 'plain',
  foldingRanges: 'plain',
};

export const services = ['language', 'sqlLanguage'] as const;
