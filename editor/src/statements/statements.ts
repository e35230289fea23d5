import {
  MappingError,
  type ExportStatement,
  type Mapping,
  type MappingGenerator,
  type NodeSchema,
} from 'mapping-generator';
import { declaredSchema, soundMapping, type Judged, type Schema } from '../workbench/schemas';
import type { DefinitionResult } from '../workbench/verdict';
import { filesOf, folderOf, targetOf, type RowFiles } from './files';
import { spread } from './spread';

/** `engine`: makes the tables and loads them; `cluster`: writes the rows that are loaded. */
export type Script = 'engine' | 'cluster';

/** What a statement does with the table of a definition. */
export type StatementKind = 'create' | 'load' | 'export';

export interface Statement {
  /** Of all statements its own. */
  id: string;
  kind: StatementKind;
  result: DefinitionResult;
}

/** Where the columns' types come from: the cluster's answers, the catalog, or the author. */
export type TypesFrom = 'confirmed' | 'fromCatalog' | 'declared';

/** The statement as text, or why there is none. */
export interface Written {
  sql: string | null;
  /** Null where nothing more is known. */
  reason: string | null;
  /** Null where it has no types in it. */
  types: TypesFrom | null;
}

const none: Written = { sql: null, reason: null, types: null };

/** What a module of the package refuses is a reason; anything else has gone wrong. */
function refused(error: unknown): Written {
  if (error instanceof MappingError) return { ...none, reason: error.message };
  throw error;
}

/** A comment at the end would take the semicolon. */
const ended = (sql: string): string => (/--[^\n]*$/.test(sql) ? `${sql}\n;` : `${sql};`);

const isNode = (schema: Schema): schema is NodeSchema => 'label' in schema;

/**
 * Writes the statements of a text, each when it is asked for: a mapping may have thousands of them. A definition whose
 * columns neither the cluster nor the catalog knows gets the types that its author declared, provided that the text's
 * structure has no fault.
 */
export class StatementWriter {
  readonly #generator: MappingGenerator;
  readonly #judged: Judged;
  readonly #files: RowFiles;
  readonly #written = new Map<string, Written>();
  #exports: Map<string, ExportStatement> | null = null;
  #read: { mapping: Mapping | null } | null = null;

  constructor(generator: MappingGenerator, judged: Judged, files: RowFiles) {
    this.#generator = generator;
    this.#judged = judged;
    this.#files = files;
  }

  /** In the order in which they are carried out: nodes come before the edges between them, tables before their rows. */
  list(script: Script): Statement[] {
    const { results } = this.#judged.verdict;
    const all = (kind: StatementKind): Statement[] =>
      results.map((result) => ({ id: `${kind} ${result.path}`, kind, result }));
    if (script === 'cluster') return all('export');
    const loads = this.#files.folder === '' ? [] : all('load');
    return [...all('create'), ...loads.filter(({ result }) => result.outcome !== 'invalid')];
  }

  write(statement: Statement): Written {
    const known = this.#written.get(statement.id);
    if (known !== undefined) return known;
    const written = this.#compose(statement);
    this.#written.set(statement.id, written);
    return written;
  }

  /** All that there are, as one text. */
  script(script: Script): string {
    const all = this.list(script).flatMap((statement) => this.write(statement).sql ?? []);
    return all.map((sql) => `${sql}\n`).join(script === 'cluster' ? '\n' : '');
  }

  #compose({ kind, result }: Statement): Written {
    if (result.outcome === 'invalid') return none;
    try {
      return kind === 'export' ? this.#export(result) : this.#ofTable(kind, result);
    } catch (error) {
      return refused(error);
    }
  }

  #ofTable(kind: 'create' | 'load', result: DefinitionResult): Written {
    const mapping = this.#mapping();
    const schema = result.schema ?? (mapping && declaredSchema(result, mapping));
    if (schema === null) return none;
    const types =
      result.schema === null ? 'declared' : result.validated ? 'confirmed' : 'fromCatalog';
    const made = isNode(schema) ? this.#generator.nodeDdl(schema) : this.#generator.edgeDdl(schema);
    if (kind === 'create') return { ...none, sql: spread(made), types };
    const table = isNode(schema) ? schema.label : schema.type;
    return {
      ...none,
      sql: this.#generator.copyFrom(
        table,
        folderOf(this.#files.folder, table),
        filesOf(this.#files),
      ),
    };
  }

  #export({ path }: DefinitionResult): Written {
    this.#exports ??= this.#allExports();
    const found = this.#exports.get(path);
    return found === undefined ? none : { ...none, sql: ended(found.sql) };
  }

  #mapping(): Mapping | null {
    this.#read ??= { mapping: soundMapping(this.#judged) };
    return this.#read.mapping;
  }

  #allExports(): Map<string, ExportStatement> {
    const mapping = this.#mapping();
    const all = mapping ? this.#generator.exportStatements(mapping, targetOf(this.#files)) : [];
    return new Map(all.map((one) => [one.path, one]));
  }
}
