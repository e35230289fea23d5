import { MappingError } from './errors.js';
import type { AnalysisReport, Catalog, CatalogOptions, SqlSession } from './analysis-types.js';
import type { CatalogSnapshot } from './catalog/snapshot.js';
import type { CheckOptions, MappingGenerator, MappingInput, ValidateOptions } from './interface.js';
import { toJsonText } from './json.js';
import { asLoaded, LoadedCatalog } from './loaded-catalog.js';
import { toInput } from './mapping-text.js';
import { isOutOfMemory, reportOutOfMemory } from './out-of-memory.js';
import { CoreSession, type CoreModule } from './session.js';
import { requireValid } from './snapshot.js';
import type { SqlReport } from './sql-types.js';
import type { SuggestedEdge, SuggestedNode } from './suggestion-types.js';
import type { Column, EdgeSchema, ErrorResponse, Locale, NodeSchema, Report } from './types.js';
import { toAnalysisReport, toSqlReport } from './sql-report.js';
import { runJob } from './validate.js';
import type { Answers } from './protocol.js';

/** The public interface over a running module. */
export function createGenerator(module: CoreModule): MappingGenerator {
  return new Generator(module);
}

type StatementOperation = 'format_sql' | 'node_ddl' | 'edge_ddl' | 'copy_from' | 'schema_ddl';

class Generator implements MappingGenerator {
  readonly #module: CoreModule;
  /** For what is answered at once; a validation has its own, since a session runs one job. */
  readonly #session: CoreSession;
  #primaryKeyTypes: readonly string[] | undefined;

  constructor(module: CoreModule) {
    this.#module = module;
    this.#session = new CoreSession(module);
  }

  check(mapping: MappingInput, options: CheckOptions = {}): Report {
    return this.#withReport(options, () => request(this.#session, 'check', mapping, options));
  }

  parseSql(sql: string, options?: { locale?: Locale }): SqlReport {
    return toSqlReport(this.#session.run('parse_sql', sql, options));
  }

  analyzeSql(
    sql: string,
    catalog: Catalog,
    session?: SqlSession,
    options?: { locale?: Locale },
  ): AnalysisReport {
    this.#session.useCatalog(asLoaded(catalog));
    return toAnalysisReport(this.#session.run('analyze_sql', sql, { ...options, session }));
  }

  catalog(snapshot: CatalogSnapshot, options: CatalogOptions = {}): Catalog {
    return new LoadedCatalog(snapshot, options);
  }

  formatSql(sql: string): string {
    return this.#statement('format_sql', sql);
  }

  mapType(type: string): string {
    return this.#session.run('map_type', type).type;
  }

  mapComplexType(type: string): string {
    return this.#session.run('map_complex_type', type).type;
  }

  isPrimaryKeyType(ryuType: string): boolean {
    return this.#session.run('is_primary_key_type', ryuType).result;
  }

  get validPrimaryKeyTypes(): readonly string[] {
    const read = () => this.#session.run('primary_key_types').types;
    this.#primaryKeyTypes ??= Object.freeze(read());
    return this.#primaryKeyTypes;
  }

  suggestNode(sql: string, columns?: Column[]): SuggestedNode {
    return this.#session.run('suggest_node', sql, { columns });
  }

  suggestEdge(sql: string, columns?: Column[], context?: { nodes?: NodeSchema[] }): SuggestedEdge {
    return this.#session.run('suggest_edge', sql, { columns, nodes: context?.nodes });
  }

  nodeDdl(schema: NodeSchema): string {
    return this.#statement('node_ddl', toJson(schema));
  }

  edgeDdl(schema: EdgeSchema): string {
    return this.#statement('edge_ddl', toJson(schema));
  }

  copyFrom(table: string, path: string): string {
    return this.#statement('copy_from', path, { table });
  }

  schemaDdl(nodes: NodeSchema[], edges: EdgeSchema[]): string {
    return this.#statement('schema_ddl', toJson({ nodes, edges }));
  }

  async validate(mapping: MappingInput, options: ValidateOptions): Promise<Report> {
    const session = new CoreSession(this.#module);
    const start = () => request(session, 'job_start', mapping, options);
    try {
      return await runJob(session, start, options);
    } catch (error) {
      if (isOutOfMemory(error)) return reportOutOfMemory(options.locale);
      throw error;
    } finally {
      session.dispose();
    }
  }

  async validateForSnapshot(mapping: MappingInput, options: ValidateOptions): Promise<Report> {
    return requireValid(await this.validate(mapping, options));
  }

  toErrorResponse(report: Report): ErrorResponse | null {
    const answer = this.#session.run('error_response', toJson(report));
    return answer.response;
  }

  #statement(operation: StatementOperation, input: string, options?: object): string {
    return this.#session.run(operation, input, options).sql;
  }

  #withReport(options: CheckOptions, run: () => Report): Report {
    try {
      return run();
    } catch (error) {
      if (isOutOfMemory(error)) return reportOutOfMemory(options.locale);
      throw error;
    }
  }
}

/** A request about a mapping, in the light of the catalog where there is one. */
function request<Name extends 'check' | 'job_start'>(
  session: CoreSession,
  operation: Name,
  mapping: MappingInput,
  { policy, locale, catalog, session: names }: CheckOptions,
): Answers[Name] {
  const { input, source } = toInput(mapping);
  const options = { policy, locale, source };
  if (!catalog) return session.run(operation, input, options);
  const loaded = asLoaded(catalog);
  session.useCatalog(loaded);
  const context = { catalog: true, session: names, stale_hours: loaded.staleHours };
  return session.run(operation, input, { ...options, ...context });
}

function toJson(value: unknown): string {
  try {
    return toJsonText(value);
  } catch (cause) {
    throw new MappingError('bad_argument', 'The value cannot be written as JSON', { cause });
  }
}
