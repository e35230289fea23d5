import { decodeUtf8 } from './body.js';
import { MappingError } from './errors.js';
import type {
  AnalysisReport,
  Catalog,
  CatalogOptions,
  LoadCatalogOptions,
  SqlSession,
} from './analysis-types.js';
import { readInSlices } from './catalog/read-in-slices.js';
import type { CatalogSnapshot } from './catalog/snapshot.js';
import { CoreCatalogs } from './core-catalogs.js';
import type {
  CheckOptions,
  DdlOptions,
  MappingGenerator,
  MappingInput,
  ValidateOptions,
} from './interface.js';
import { Described } from './editing/described.js';
import { locate, pathAt } from './editing/locate.js';
import { applyFix, textEdits } from './editing/text-edits.js';
import { toJsonText } from './json.js';
import { KnownSchemas } from './known-schemas.js';
import { CoreLanguage } from './language.js';
import type { FunctionTexts, LanguageService } from './language-types.js';
import { lineageOf } from './lineage.js';
import type { LineageOptions } from './lineage-types.js';
import { contentOf, LoadedCatalog } from './loaded-catalog.js';
import { toInput } from './mapping-text.js';
import { isOutOfMemory, reportOutOfMemory } from './out-of-memory.js';
import { requireRun, runPreflight } from './preflight.js';
import type {
  PreflightCheck,
  PreflightCheckOptions,
  PreflightOptions,
  PreflightReport,
} from './preflight-types.js';
import { CoreSession, type CoreModule } from './session.js';
import { requireValid } from './snapshot.js';
import type { SqlReport } from './sql-types.js';
import { exportsOf, foldersOf, isReport, schemasOf, toDefinition } from './statements.js';
import type { CopyFiles, ExportStatement, ExportTarget } from './statements.js';
import type {
  MappingSuggestion,
  SuggestedEdge,
  SuggestedNode,
  SuggestMappingOptions,
} from './suggestion-types.js';
import type {
  Column,
  EdgeSchema,
  ErrorResponse,
  Locale,
  Mapping,
  NodeSchema,
  Report,
} from './types.js';
import { toReport } from './report.js';
import { toSuggestion } from './suggestion-reader.js';
import { toAnalysisReport, toSqlReport } from './sql-report.js';
import { checkOptions, runJob } from './validate.js';
import type { Answers } from './protocol.js';

/** The public interface over a running module. */
export function createGenerator(module: CoreModule): MappingGenerator {
  return new Generator(module);
}

type StatementOperation = 'format_sql' | 'node_ddl' | 'edge_ddl' | 'copy_from' | 'schema_ddl';

/** Its methods are functions of their own, so that they can be taken out: `const { check } = generator`. */
class Generator implements MappingGenerator {
  readonly #module: CoreModule;
  readonly #catalogs: CoreCatalogs;
  /** For what is answered at once; a validation has its own, since a session runs one job. */
  readonly #session: CoreSession;
  readonly #described = new Described();
  readonly #schemas = new KnownSchemas();
  readonly language: LanguageService;
  readonly sqlLanguage: LanguageService;
  #primaryKeyTypes: readonly string[] | undefined;

  constructor(module: CoreModule) {
    this.#module = module;
    this.#catalogs = new CoreCatalogs(module);
    this.#session = new CoreSession(module);
    const inMapping = (text: string, options: CheckOptions) =>
      this.check(text, options).diagnostics;
    const inSql = (sql: string, { catalog, session, locale }: CheckOptions) =>
      this.#sqlReport(sql, catalog, session, locale ? { locale } : {}).diagnostics.map(
        ({ code, params, sql_range: range, fixes }) => ({ code, params, range, fixes }),
      );
    const parts = {
      session: this.#session,
      catalogs: this.#catalogs,
      described: this.#described,
    };
    this.language = new CoreLanguage('mapping', { ...parts, findings: inMapping });
    this.sqlLanguage = new CoreLanguage('sql', { ...parts, findings: inSql });
  }

  readonly check = (mapping: MappingInput, options: CheckOptions = {}): Report => {
    try {
      const request = this.#request(this.#session, 'check', mapping, options);
      return toReport(this.#schemas.report((known) => request({}, known)));
    } catch (error) {
      if (isOutOfMemory(error)) return reportOutOfMemory(options.locale);
      throw error;
    }
  };

  readonly parseSql = (sql: string, options?: { locale?: Locale | undefined }): SqlReport =>
    toSqlReport(this.#session.run('parse_sql', sql, options));

  readonly analyzeSql = (
    sql: string,
    catalog: Catalog,
    session?: SqlSession,
    options?: { locale?: Locale | undefined },
  ): AnalysisReport => {
    const id = this.#catalogs.idOf(contentOf(catalog));
    return toAnalysisReport(
      this.#session.run('analyze_sql', sql, { ...options, session, catalog: id }),
    );
  };

  readonly lineage = (mapping: MappingInput, { catalog, session }: LineageOptions) =>
    lineageOf(mapping, (sql) => this.analyzeSql(sql, catalog, session));

  readonly catalog = (snapshot: CatalogSnapshot, options: CatalogOptions = {}): Catalog => {
    const catalog = new LoadedCatalog(snapshot, options);
    this.#catalogs.idOf(contentOf(catalog));
    return catalog;
  };

  readonly loadCatalog = async (
    snapshot: CatalogSnapshot,
    options: LoadCatalogOptions = {},
  ): Promise<Catalog> => {
    const catalog = new LoadedCatalog(snapshot, options);
    await readInSlices(snapshot, this.#catalogs.read(contentOf(catalog)), options);
    return catalog;
  };

  readonly describeFunctions = (texts: FunctionTexts): void => {
    this.#described.texts = texts;
  };

  readonly textEdits = textEdits;
  readonly applyFix = applyFix;
  readonly locate = locate;
  readonly pathAt = pathAt;

  readonly formatSql = (sql: string): string => this.#statement('format_sql', sql);

  readonly mapType = (type: string): string => this.#session.run('map_type', type).type;

  readonly mapComplexType = (type: string): string =>
    this.#session.run('map_complex_type', type).type;

  readonly isPrimaryKeyType = (ryuType: string): boolean =>
    this.#session.run('is_primary_key_type', ryuType).result;

  get validPrimaryKeyTypes(): readonly string[] {
    const read = () => this.#session.run('primary_key_types').types;
    this.#primaryKeyTypes ??= Object.freeze(read());
    return this.#primaryKeyTypes;
  }

  readonly suggestNode = (sql: string, columns?: Column[]): SuggestedNode =>
    this.#session.run('suggest_node', sql, { columns });

  readonly suggestEdge = (
    sql: string,
    columns?: Column[],
    context?: { nodes?: NodeSchema[] | undefined },
  ): SuggestedEdge => this.#session.run('suggest_edge', sql, { columns, nodes: context?.nodes });

  readonly suggestMapping = (
    catalog: Catalog,
    { schemas, tables, policy, locale, answers }: SuggestMappingOptions = {},
  ): MappingSuggestion => {
    const id = this.#catalogs.idOf(contentOf(catalog));
    const options = { catalog: id, schemas, tables, policy, locale, answers };
    return toSuggestion(this.#session.run('suggest_mapping', '', options));
  };

  readonly nodeDdl = (schema: NodeSchema): string => this.#statement('node_ddl', toJson(schema));

  readonly edgeDdl = (schema: EdgeSchema): string => this.#statement('edge_ddl', toJson(schema));

  readonly copyFrom = (table: string, path: string, { files, format }: CopyFiles = {}): string =>
    this.#statement('copy_from', path, { table, files, format });

  readonly schemaDdl = (nodes: NodeSchema[], edges: EdgeSchema[]): string =>
    this.#statement('schema_ddl', toJson({ nodes, edges }));

  readonly ddl = (mapping: MappingInput | Report, options: DdlOptions = {}): string => {
    const { copyFrom } = options;
    const schemas = isReport(mapping)
      ? schemasOf(mapping)
      : schemasOf(...this.#structured(mapping, options));
    const copies = copyFrom === undefined ? [] : foldersOf(schemas, copyFrom);
    return [
      this.schemaDdl(schemas.nodes, schemas.edges),
      ...copies.map(([table, path]) => this.copyFrom(table, path, options)),
    ].join('\n');
  };

  readonly exportStatements = (mapping: MappingInput, target: ExportTarget): ExportStatement[] =>
    exportsOf(this.#structured(mapping)[1], target);

  readonly toDefinition = toDefinition;

  readonly preflightChecks = (
    mapping: MappingInput,
    options: PreflightCheckOptions = {},
  ): PreflightCheck[] => {
    const further = { ...preflightOptions(options), assume: true };
    return this.#request(this.#session, 'preflight', mapping, options)(further).checks;
  };

  readonly preflight = async (
    mapping: MappingInput,
    options: PreflightOptions,
  ): Promise<PreflightReport> => {
    requireRun(options);
    const request = this.#request(this.#session, 'preflight', mapping, options);
    const given = preflightOptions(options);
    return runPreflight((answers) => request({ ...given, answers }), options);
  };

  readonly validate = async (mapping: MappingInput, options: ValidateOptions): Promise<Report> => {
    checkOptions(options);
    const session = new CoreSession(this.#module);
    try {
      const start = this.#request(session, 'job_start', mapping, options);
      return await runJob({ session, start, module: this.#module }, options);
    } catch (error) {
      if (isOutOfMemory(error)) return reportOutOfMemory(options.locale);
      throw error;
    } finally {
      session.dispose();
    }
  };

  readonly validateForSnapshot = async (
    mapping: MappingInput,
    options: ValidateOptions,
  ): Promise<Report> => requireValid(await this.validate(mapping, options));

  readonly toErrorResponse = (report: Report): ErrorResponse | null =>
    this.#session.run('error_response', toJson(report)).response;

  readonly dispose = (): void => {
    this.#module.dispose();
  };

  #sqlReport(
    sql: string,
    catalog: Catalog | undefined,
    session: SqlSession | undefined,
    options: { locale?: Locale },
  ): SqlReport | AnalysisReport {
    return catalog ? this.analyzeSql(sql, catalog, session, options) : this.parseSql(sql, options);
  }

  /** What was found of a mapping, and the mapping as a value. */
  #structured(mapping: MappingInput, options?: CheckOptions): [Report, Mapping] {
    const report = this.check(mapping, options);
    const [{ message } = { message: 'it is too large' }] = report.diagnostics.filter(
      ({ severity }) => severity === 'error',
    );
    if (report.stages[0]?.status !== 'passed') {
      throw new MappingError('invalid_mapping', `No statements for an invalid mapping: ${message}`);
    }
    const { input } = toInput(mapping);
    const text = typeof input === 'string' ? input : (decodeUtf8(input) ?? '');
    return [report, JSON.parse(text) as Mapping];
  }

  #statement(operation: StatementOperation, input: string, options?: object): string {
    return this.#session.run(operation, input, options).sql;
  }

  /**
   * A request about a mapping, in the light of the catalog where there is one. The mapping is read now, and what
   * carries the request out may be called again.
   */
  #request<Name extends 'check' | 'job_start' | 'preflight'>(
    session: CoreSession,
    operation: Name,
    mapping: MappingInput,
    { policy, locale, catalog, session: names }: CheckOptions = {},
  ): (further?: object, remembered?: object) => Answers[Name] {
    const { input, source } = toInput(mapping);
    const options = { policy, locale, source };
    if (!catalog) {
      return (further, remembered) =>
        session.run(operation, input, { ...options, ...further }, remembered);
    }
    const content = contentOf(catalog);
    return (further, remembered) => {
      const id = this.#catalogs.idOf(content);
      const context = { catalog: id, session: names, stale_hours: catalog.staleHours };
      return session.run(operation, input, { ...options, ...context, ...further }, remembered);
    };
  }
}

const preflightOptions = ({ types, sampleKeys, limits }: PreflightCheckOptions): object => ({
  types,
  samples: sampleKeys,
  limits,
});

function toJson(value: unknown): string {
  try {
    return toJsonText(value);
  } catch (cause) {
    throw new MappingError('bad_argument', 'The value cannot be written as JSON', { cause });
  }
}
