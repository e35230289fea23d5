import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { IntrospectionError, MappingError } from '../dist/index.js';
import type {
  AnalysisReport,
  CatalogSnapshot,
  CheckOptions,
  Column,
  Diagnostic,
  EdgeSchema,
  Introspect,
  LoadLimits,
  Locale,
  MappingGenerator,
  MappingInput,
  NodeSchema,
  Report,
  RunStatement,
  SqlReport,
  SqlSession,
  TableColumn,
  ValidateOptions,
} from '../dist/index.js';
import { loadDecisions } from '../dist/jobs.js';
import type { DecisionOptions, LifecycleRecords, ReconciliationRecords } from '../dist/jobs.js';
import { catalogOf, flatten, textOf } from './fixture-request.js';
import type { FixtureRequest, Outcome, Play, Run } from './fixture-request.js';
import { languageOperations } from './language-fixtures.js';

export type { Play } from './fixture-request.js';

// The cases that the native runner and the package share: tests/fixtures/<area>/<case>/{request,expected}.json.

const folder = fileURLToPath(new URL('../../tests/fixtures', import.meta.url));

const decisions = await loadDecisions();

export interface Fixture {
  name: string;
  request: FixtureRequest;
  bytes: Uint8Array | undefined;
  expected: unknown;
}

export function readFixtures(): Fixture[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const cases = paths
    .filter((path) => path.endsWith('request.json'))
    .map((path) => join(folder, path, '..'));
  return cases.map((path) => {
    const request = readJson(join(path, 'request.json')) as FixtureRequest;
    const file = request.input_file;
    return {
      name: relative(folder, path),
      request,
      bytes: file === undefined ? undefined : new Uint8Array(readFileSync(join(path, file))),
      expected: readJson(join(path, 'expected.json')),
    };
  });
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The result in the form of the protocol, as `expected.json` has it. */
export async function runFixture(
  generator: MappingGenerator,
  { request, bytes }: Fixture,
  play: Play = { concurrency: 4, order: 'first' },
): Promise<unknown> {
  const run = operations[request.operation];
  if (!run) throw new Error(`the package has no operation ${request.operation}`);
  try {
    return await run({ generator, request, bytes, play });
  } catch (error) {
    if (!(error instanceof MappingError)) throw error;
    const { code, message, details } = error;
    return { error: { code, message, ...(details === undefined ? {} : { params: details }) } };
  }
}

/** The mapping of a case as a text, and what it is checked with; a mended one is beside it where a fix is safe. */
export function checkOf(
  generator: MappingGenerator,
  { name, request, bytes }: Fixture,
): { text: string; options: CheckOptions; catalog: CatalogSnapshot | undefined; mended: string } {
  const options = checkOptions({ generator, request });
  return {
    text: textOf(request, bytes),
    options,
    catalog: request.catalog,
    mended: join(folder, name, 'mended.json'),
  };
}

export const hasSafeFix = ({ diagnostics = [] }: Partial<Report>): boolean =>
  diagnostics.some(({ fixes = [] }) => fixes.some(({ safe }) => safe));

/** What a check finds without the cluster, whose columns no file has. */
const isLocal = ({ stage }: Diagnostic): boolean => ['structure', 'sql_syntax'].includes(stage);

/** The mappings that a safe fix mends. */
export const readFixable = (): Fixture[] =>
  readFixtures().filter(({ request: { operation }, expected }) => {
    const { diagnostics = [] } = expected as Partial<Report>;
    if (operation === 'check') return hasSafeFix({ diagnostics });
    return operation === 'validate' && hasSafeFix({ diagnostics: diagnostics.filter(isLocal) });
  });

const operations: Partial<Record<string, (run: Run) => unknown>> = {
  check: (run) => reportInWireForm(run.generator.check(mappingOf(run), checkOptions(run))),
  validate: async (run) => reportInWireForm(await validate(run)),
  analyze_sql: ({ generator, request }) => {
    const { input, options = {} } = request;
    const { session, locale } = options as { session?: SqlSession; locale?: Locale };
    const report = generator.analyzeSql(
      input as string,
      catalogOf(generator, request)!,
      session,
      locale ? { locale } : {},
    );
    return analysisInWireForm(report);
  },
  parse_sql: ({ generator, request: { input, options } }) =>
    inWireForm(generator.parseSql(input as string, options)),
  format_sql: ({ generator, request }) => ({ sql: generator.formatSql(request.input as string) }),
  map_type: ({ generator, request }) => ({ type: generator.mapType(request.input as string) }),
  map_complex_type: ({ generator, request }) => ({
    type: generator.mapComplexType(request.input as string),
  }),
  is_primary_key_type: ({ generator, request }) => ({
    result: generator.isPrimaryKeyType(request.input as string),
  }),
  primary_key_types: ({ generator }) => ({ types: generator.validPrimaryKeyTypes }),
  suggest_node: ({ generator, request }) =>
    generator.suggestNode(
      request.input as string,
      request.options?.columns as Column[] | undefined,
    ),
  suggest_edge: ({ generator, request: { input, options } }) =>
    generator.suggestEdge(input as string, options?.columns as Column[] | undefined, options),
  node_ddl: ({ generator, request }) => ({ sql: generator.nodeDdl(request.input as NodeSchema) }),
  edge_ddl: ({ generator, request }) => ({ sql: generator.edgeDdl(request.input as EdgeSchema) }),
  copy_from: ({ generator, request: { input, options } }) => ({
    sql: generator.copyFrom(options?.table as string, input as string, options),
  }),
  preflight: async (run) => ({
    checks: [],
    report: withoutDocs(
      await run.generator.preflight(mappingOf(run), {
        ...checkOptions(run),
        run: answersTo(run.request),
        types: run.request.options?.types as 'columns' | undefined,
        sampleKeys: run.request.options?.samples as number | undefined,
        limits: run.request.options?.limits as LoadLimits | undefined,
      }),
    ),
  }),
  schema_ddl: ({ generator, request }) => {
    const { nodes, edges } = request.input as { nodes: NodeSchema[]; edges: EdgeSchema[] };
    return { sql: generator.schemaDdl(nodes, edges) };
  },
  decide_lifecycle: ({ request: { input, options = {} } }) =>
    withoutDocs(decisions.lifecycle(input as LifecycleRecords, decisionOptions(options))),
  decide_reconciliation: ({ request: { input, options = {} } }) =>
    withoutDocs(
      decisions.reconciliation(input as ReconciliationRecords, {
        ...decisionOptions(options),
        orphanGraceMs: options.orphan_grace_ms as number,
        staleAfterMs: options.stale_after_ms as number,
      }),
    ),
  error_response: ({ generator, request }) => ({
    response: generator.toErrorResponse(request.input as Report),
  }),
  ...languageOperations,
};

/** What the request says that the cluster says. */
function answersTo({ options }: FixtureRequest): RunStatement {
  const answers = (options?.answers ?? []) as {
    id: string;
    columns: Column[];
    rows: unknown[][];
    error?: string;
  }[];
  return (_sql, { check: { id } }) => {
    const answer = answers.find((candidate) => candidate.id === id);
    if (!answer) throw new Error(`the fixture has no answer to ${id}`);
    if (answer.error !== undefined) throw new Error(answer.error);
    return Promise.resolve(answer);
  };
}

const decisionOptions = ({ now, locale }: Record<string, unknown>): DecisionOptions => ({
  now: new Date(now as string),
  ...(locale === undefined ? {} : { locale: locale as Locale }),
});

/** As the protocol has it: what follows from the rest is left out. */
export function reportInWireForm({ hasErrors, ...report }: Report): object {
  if (hasErrors !== report.diagnostics.some(({ severity }) => severity === 'error'))
    throw new Error('hasErrors is not what the diagnostics say');
  return withoutDocs(report);
}

function withoutDocs(answer: { diagnostics: Diagnostic[] }): object {
  const diagnostics = answer.diagnostics.map(({ docs, ...finding }) => {
    if (!docs.endsWith(`/docs/diagnostics.md#${finding.code}`))
      throw new Error(`${docs} is not where ${finding.code} is explained`);
    return finding;
  });
  return { ...answer, diagnostics };
}

/** As the protocol has it: ranges of six numbers. */
function inWireForm({ tables, columns, select, ...report }: SqlReport): object {
  const list = select && {
    ...select,
    items: select.items.map((item) => ({
      ...flatten(item),
      expression: flatten({ range: item.expression }).range,
    })),
    numbers: select.numbers.map(flatten),
  };
  return {
    ...withoutDocs(report),
    tables: tables.map(flatten),
    columns: columns.map(flatten),
    ...(list && { select: list }),
  };
}

/** Columns of tables as places in a list of them, in the order in which they come. */
function analysisInWireForm({ tables, columns, influences, ...report }: AnalysisReport): object {
  const places: string[] = [];
  const placeOf = ({ catalog, schema, table, column }: TableColumn): number => {
    const key = JSON.stringify([catalog, schema, table, column]);
    return places.includes(key) ? places.indexOf(key) : places.push(key) - 1;
  };
  const wireColumns = columns.map(({ sources, ...column }) => ({
    ...column,
    sources: sources.map((source) => [placeOf(source), source.transformation]),
  }));
  const wireInfluences = influences.map((influence) => [placeOf(influence), influence.subtype]);
  const lineage = {
    influences: wireInfluences,
    source_columns: places.map((key) => JSON.parse(key) as string[]),
  };
  return {
    ...withoutDocs(report),
    columns: wireColumns,
    ...(report.diagnostics.length > 0 ? {} : lineage),
    tables: tables.map(flatten),
  };
}

function mappingOf({ request: { input, options }, bytes }: Run): MappingInput {
  if (bytes) return bytes;
  if (typeof input === 'string' || options?.source === 'value') return input as MappingInput;
  return JSON.stringify(input);
}

function checkOptions({ generator, request }: Pick<Run, 'generator' | 'request'>): CheckOptions {
  const { policy, locale, session } = request.options ?? {};
  return {
    ...(policy ? { policy } : {}),
    ...(locale ? { locale } : {}),
    ...(session ? { session } : {}),
    ...(request.catalog ? { catalog: catalogOf(generator, request) } : {}),
  } as CheckOptions;
}

/** Answers the open questions one at a time, in the order that the play wants. */
async function validate(run: Run): Promise<Report> {
  const { generator, request, play } = run;
  const open: (() => void)[] = [];
  const introspect: Introspect = ({ kind, definition: { name } }) =>
    new Promise((resolve, reject) => {
      const outcome: Outcome = request.answers?.[name]?.[kind] ?? {};
      open.push(() => {
        if (!('error' in outcome)) resolve(outcome);
        else reject(new IntrospectionError(outcome.error.message, outcome.error));
      });
    });
  const options: ValidateOptions = {
    ...checkOptions(run),
    introspect,
    concurrency: play.concurrency,
  };
  const state = { ended: false };
  const report = generator.validate(mappingOf(run), options).finally(() => (state.ended = true));
  report.catch(() => undefined);
  for (let turn = 0; !state.ended; turn += 1) {
    const place = { first: 0, last: open.length - 1, shuffled: (turn * 7919) % (open.length || 1) }[
      play.order
    ];
    open.splice(place, 1)[0]?.();
    await new Promise((resume) => setImmediate(resume));
  }
  return report;
}
