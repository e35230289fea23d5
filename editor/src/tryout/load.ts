import type { StatementResult } from 'mapping-generator';
import { EngineRefusal, type EngineClient } from '../engine/client';
import type { DefinitionKind } from '../workbench/known';
import { betweenLoaded, keysIn, type Answers, type Tried } from './collect';
import type { Definitions } from './definitions';
import { parquetOf, UnwritableType } from './parquet';
import { inexactIn } from './questions';

/** What became of a definition. Nothing is left out without a word. */
export interface Outcome {
  kind: DefinitionKind;
  path: string;
  name: string;
  /** As the engine counts them; null: its table is not there. */
  count: number | null;
  /** What the engine refused, in its own words. */
  refused?: string;
  /** Why the warehouse gave no rows. */
  unanswered?: string;
  /** A column that cannot be written. */
  unwritable?: { column: string; type: string };
  /** It was not tried: it is invalid. */
  isLeft?: boolean;
  /** Rows that lead to nodes that are not loaded. */
  elsewhere: number;
  /** Numbers that the page does not hold exactly. */
  inexact: number;
}

interface Step {
  file?: { name: string; bytes: Uint8Array };
  statement?: string;
}

/** Carries out statements, and remembers those that were taken: an engine that was ended can be brought to the same state. */
export class Script {
  readonly #steps: Step[] = [];

  async write(engine: EngineClient, name: string, bytes: Uint8Array): Promise<void> {
    await engine.ask({ kind: 'write', file: name, bytes });
    this.#steps.push({ file: { name, bytes } });
  }

  async execute(engine: EngineClient, statement: string): Promise<void> {
    await engine.ask({ kind: 'execute', statement, most: 0 });
    this.#steps.push({ statement });
  }

  async again(engine: EngineClient): Promise<void> {
    for (const { file, statement } of this.#steps) {
      if (file) await engine.ask({ kind: 'write', file: file.name, bytes: file.bytes });
      if (statement !== undefined) await engine.ask({ kind: 'execute', statement, most: 0 });
    }
  }
}

export const quotedTable = (name: string): string => `\`${name}\``;

async function countOf(engine: EngineClient, { kind, name }: Tried): Promise<number> {
  const table = quotedTable(name);
  const statement =
    kind === 'node'
      ? `MATCH (x:${table}) RETURN count(*)`
      : `MATCH ()-[x:${table}]->() RETURN count(*)`;
  const { rows } = await engine.ask({ kind: 'execute', statement, most: 1 });
  return Number(rows[0]?.[0] ?? 0);
}

/** What is said no to is told at its definition; that there is no engine is not. */
async function refusalOf(
  work: () => Promise<void>,
): Promise<Pick<Outcome, 'refused' | 'unwritable'>> {
  try {
    await work();
    return {};
  } catch (error) {
    if (error instanceof EngineRefusal) return { refused: error.message };
    if (error instanceof UnwritableType)
      return { unwritable: { column: error.column, type: error.type } };
    throw error;
  }
}

interface Loading {
  engine: EngineClient;
  script: Script;
  onProgress: (done: number, total: number) => void;
}

/** Makes the table and loads its rows, as the platform does it: from a file, by the statement that the mapping makes. */
async function loadOne(
  definition: Tried,
  result: StatementResult,
  { engine, script }: Loading,
): Promise<Pick<Outcome, 'count' | 'refused' | 'unwritable'>> {
  const made = await refusalOf(() => script.execute(engine, definition.create));
  if (made.refused !== undefined) return { ...made, count: null };
  const loaded =
    result.rows.length === 0
      ? {}
      : await refusalOf(async () => {
          await script.write(engine, definition.file, parquetOf(result));
          await script.execute(engine, definition.copy);
        });
  return { ...loaded, count: await countOf(engine, definition) };
}

/** Nodes come before the edges between them. */
export async function loadAll(
  { nodes, edges, left }: Definitions,
  answers: Answers,
  loading: Loading,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const loaded = new Map<string, Set<string>>();
  const all: Tried[] = [...nodes, ...edges];
  for (const [done, definition] of all.entries()) {
    loading.onProgress(done, all.length);
    const { kind, path, name } = definition;
    const answer = answers.get(path);
    const known = { kind, path, name, elsewhere: 0, inexact: 0 };
    if (answer === undefined || 'unanswered' in answer) {
      const empty = await loadOne(definition, { columns: [], rows: [] }, loading);
      outcomes.push({ ...known, ...empty, unanswered: answer?.unanswered ?? '' });
      continue;
    }
    const { result, elsewhere } =
      definition.kind === 'edge'
        ? betweenLoaded(definition, answer.result, loaded)
        : { result: answer.result, elsewhere: 0 };
    const outcome = {
      ...known,
      elsewhere,
      inexact: inexactIn(result),
      ...(await loadOne(definition, result, loading)),
    };
    if (kind === 'node' && (outcome.count ?? 0) > 0) loaded.set(name, keysIn(answer));
    outcomes.push(outcome);
  }
  return [
    ...outcomes,
    ...left.map((one) => ({ ...one, count: null, isLeft: true, elsewhere: 0, inexact: 0 })),
  ];
}
