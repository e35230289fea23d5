import type { Introspect, IntrospectAnswer, IntrospectRequest } from 'mapping-generator';

export interface Replay {
  /** Asks `introspect` and remembers what came back, refusals and failures too. */
  ask: Introspect;
  /** Gives what `ask` got, without asking anyone. */
  again: Introspect;
}

/**
 * Remembers the answers of one validation, so that its report can be written in another language without a second
 * round trip, and without the cluster having changed its mind.
 */
export function rememberAnswers(introspect: Introspect): Replay {
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
