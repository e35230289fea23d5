import type { StatementResult } from 'mapping-generator';
import type { RunSql } from '../model/view-props';
import { messageOf } from '../workbench/errors';
import type { Definitions, TriedEdge, TriedNode } from './definitions';
import { endsOf, firstRowsSql, keyedRowsSql, keyText } from './questions';

/** The rows of a definition, or why there are none. */
export type Answer = { result: StatementResult } | { unanswered: string };

export type Answers = ReadonlyMap<string, Answer>;

export interface CollectContext {
  run: RunSql;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
}

const atOnce = 4;

/** Asks for all of them, a few at a time; ends early where nobody wants to know any more. */
async function askAll(
  questions: readonly (readonly [path: string, sql: string])[],
  { run, signal }: CollectContext,
  told: () => void,
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  const left = [...questions];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      signal.throwIfAborted();
      const [path, sql] = next;
      const answer = await run(sql, { signal }).then(
        (result) => ({ result }),
        (error: unknown) => ({ unanswered: messageOf(error) }),
      );
      signal.throwIfAborted();
      answers.set(path, answer);
      told();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return answers;
}

/** The keys of nodes that the rows of edges lead to, by label. */
function keysOf(edges: readonly TriedEdge[], answers: Answers): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const { path, schema } of edges) {
    const answer = answers.get(path);
    for (const row of answer && 'result' in answer ? answer.result.rows : []) {
      for (const [index, label] of [schema.from_node, schema.to_node].entries()) {
        const key = endsOf(row)[index];
        if (key === null || key === undefined) continue;
        keys.set(label, (keys.get(label) ?? new Set()).add(key));
      }
    }
  }
  return keys;
}

/** Asks the warehouse, one statement for each definition. */
export async function collect(
  { nodes, edges }: Definitions,
  context: CollectContext,
): Promise<Answers> {
  const total = nodes.length + edges.length;
  let done = 0;
  const told = (): void => {
    done += 1;
    context.onProgress(done, total);
  };
  context.onProgress(done, total);
  const ofEdges = await askAll(
    edges.map(({ path, sql }) => [path, firstRowsSql(sql)] as const),
    context,
    told,
  );
  const keys = keysOf(edges, ofEdges);
  const asked = nodes.map(
    ({ path, sql, schema }) =>
      [path, keyedRowsSql(sql, schema.primary_key, keys.get(schema.label) ?? [])] as const,
  );
  const ofNodes = await askAll(asked, context, told);
  return new Map([...ofNodes, ...ofEdges]);
}

/** The keys that a node's rows have: the first column is its key. */
export const keysIn = (answer: Answer | undefined): Set<string> =>
  new Set(
    answer && 'result' in answer ? answer.result.rows.flatMap((row) => keyText(row[0]) ?? []) : [],
  );

/** The rows of an edge between nodes that are loaded, and how many lead elsewhere. */
export function betweenLoaded(
  { schema }: TriedEdge,
  { columns, rows }: StatementResult,
  loaded: ReadonlyMap<string, Set<string>>,
): { result: StatementResult; elsewhere: number } {
  const [from, to] = [loaded.get(schema.from_node), loaded.get(schema.to_node)];
  const kept = rows.filter((row) => {
    const [start, end] = endsOf(row);
    return start !== null && end !== null && from?.has(start) === true && to?.has(end) === true;
  });
  return { result: { columns, rows: kept }, elsewhere: rows.length - kept.length };
}

export type Tried = TriedNode | TriedEdge;
