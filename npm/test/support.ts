import { load } from '../dist/index.js';
import type { Introspect, IntrospectRequest, Mapping } from '../dist/index.js';

/** The instance that the tests share; those that break a module make their own with `freshLoad`. */
export const generator = await load();

/** A `load` of its own, as a page that was just opened has it. */
export async function freshLoad(): Promise<typeof load> {
  freshCount += 1;
  // Node keeps modules by address; the entry itself holds the state of load().
  const address = new URL(`../dist/index.js?fresh=${String(freshCount)}`, import.meta.url);
  const entry = (await import(/* @vite-ignore */ address.href)) as { load: typeof load };
  return entry.load;
}
let freshCount = 0;

/** `count` nodes, each with SQL of its own. */
export function mappingWith(count: number): Mapping {
  const nodes = Array.from({ length: count }, (_, index) => ({
    label: `Node${String(index)}`,
    sql: `SELECT id, name FROM t${String(index)}`,
    primary_key: { name: 'id', type: 'INT64' },
    properties: [{ name: 'name', type: 'STRING' }],
  }));
  return { node_definitions: nodes };
}

/** The answer that makes every node of `mappingWith` valid. */
export const goodAnswer = {
  columns: [
    { name: 'id', type: 'bigint' },
    { name: 'name', type: 'varchar' },
  ],
};

export const goodIntrospect: Introspect = () => Promise.resolve(goodAnswer);

/** A callback that keeps its questions open until the test answers them. */
export function openQuestions(): {
  introspect: Introspect;
  asked: {
    request: IntrospectRequest;
    signal: AbortSignal;
    answer: (value: unknown) => void;
    refuse: (error: unknown) => void;
  }[];
} {
  const asked: ReturnType<typeof openQuestions>['asked'] = [];
  const introspect: Introspect = (request, { signal }) =>
    new Promise<undefined>((resolve, refuse) => {
      asked.push({
        request,
        signal,
        answer: (value) => {
          resolve(value as undefined);
        },
        refuse,
      });
    });
  return { introspect, asked };
}

/** Lets everything that is ready happen. */
export const settle = (): Promise<void> => new Promise((resume) => setTimeout(resume, 5));
