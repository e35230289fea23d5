import type {
  Introspect,
  IntrospectAnswer,
  IntrospectRequest,
  StatementResult,
} from 'mapping-generator';
import type { RunSql } from '../model/view-props';

export interface Replay<Ask> {
  /** Asks, and remembers what came back, refusals and failures too. */
  ask: Ask;
  /** Gives what `ask` got, without asking anyone. */
  again: Ask;
}

/**
 * Remembers the answers of one validation, so that its report can be written in another language without a second
 * round trip, and without the cluster having changed its mind.
 */
export function rememberAnswers(introspect: Introspect): Replay<Introspect> {
  const answers = new Map<string, Promise<IntrospectAnswer | undefined>>();
  const keyOf = ({ kind, sql }: IntrospectRequest): string => `${kind} ${sql}`;
  return {
    ask: (request, context) => {
      const answer = (async () => (await introspect(request, context)) ?? undefined)();
      answers.set(keyOf(request), answer);
      return answer;
    },
    again: (request) => answers.get(keyOf(request)) ?? Promise.resolve(undefined),
  };
}

/** The same for the rows of a preflight. */
export function rememberRows(run: RunSql): Replay<RunSql> {
  const answers = new Map<string, Promise<StatementResult>>();
  return {
    ask: (sql, context) => {
      const answer = (async () => run(sql, context))();
      answers.set(sql, answer);
      return answer;
    },
    again: (sql) => answers.get(sql) ?? Promise.reject(new Error('this was not asked')),
  };
}
