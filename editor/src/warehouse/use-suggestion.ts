import type { Catalog, DataAnswer, DataQuestion, MappingSuggestion } from 'mapping-generator';
import { useMemo, useState } from 'react';
import { tableKey, usesOf } from '../model/tables';
import type { RunSql, ViewProps } from '../model/view-props';
import { proposalOf, type Decision, type Proposal } from './proposal';

export interface Suggested {
  proposal: Proposal;
  suggestion: MappingSuggestion;
  decisionOf: (id: string) => Decision;
  decide: (id: string, decision: Decision) => void;
  answer: (id: string, holds: boolean) => void;
  /** Asks the cluster all that is open; null: there is none. */
  askAll: (() => Promise<void>) | null;
  isAsking: boolean;
  failure: string | null;
}

/** How many questions are asked at once. */
const atOnce = 4;

/** The answer to a question is one row with one boolean. */
async function answersOf(
  questions: readonly DataQuestion[],
  run: RunSql,
  signal: AbortSignal,
  tell: (answer: DataAnswer) => void,
): Promise<void> {
  const waiting = [...questions];
  const work = async (): Promise<void> => {
    for (let question = waiting.shift(); question !== undefined; question = waiting.shift()) {
      const { rows } = await run(question.sql, { signal });
      const holds = rows[0]?.[0];
      if (typeof holds === 'boolean') tell({ id: question.id, holds });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** The tables that are ticked, and those of the mapping, so that new edges find them. */
function tablesOf({ generator, model, session }: ViewProps, ticked: ReadonlySet<string>): string[] {
  return [...new Set([...ticked, ...usesOf(generator, model, session).keys()])];
}

/** A table that the mapping reads and nobody has ticked is there for its edges alone. */
function tickedOnly(whole: Proposal, ticked: ReadonlySet<string>): Proposal {
  const isTicked = ({ table }: { table: readonly string[] }): boolean =>
    ticked.has(tableKey(table));
  const nodes = whole.nodes.filter(isTicked);
  const ids = new Set(nodes.map(({ id }) => id));
  return {
    nodes,
    edges: whole.edges.filter(({ needs }) => needs.every((id) => ids.has(id))),
    present: whole.present.filter(isTicked),
    leftOut: whole.leftOut.filter(isTicked),
  };
}

/** What is known of the questions, the last answer to each. */
function useAnswers(): { answers: readonly DataAnswer[]; tell: (answer: DataAnswer) => void } {
  const [answers, setAnswers] = useState<readonly DataAnswer[]>([]);
  const tell = (answer: DataAnswer): void => {
    setAnswers((before) => [...before.filter(({ id }) => id !== answer.id), answer]);
  };
  return { answers, tell };
}

/** Asks the cluster the questions that are open. */
function useAsking(
  run: RunSql | null,
  questions: readonly DataQuestion[],
  tell: (answer: DataAnswer) => void,
): Pick<Suggested, 'askAll' | 'isAsking' | 'failure'> {
  const [asking, setAsking] = useState({ isAsking: false, failure: null as string | null });
  const askAll = async (): Promise<void> => {
    if (run === null || asking.isAsking) return;
    setAsking({ isAsking: true, failure: null });
    try {
      await answersOf(questions, run, new AbortController().signal, tell);
      setAsking({ isAsking: false, failure: null });
    } catch (error) {
      setAsking({
        isAsking: false,
        failure: error instanceof Error ? error.message : String(error),
      });
    }
  };
  return { askAll: run === null ? null : askAll, ...asking };
}

/** A graph of the ticked tables beside the mapping as it is now, and what the author has decided about it. */
export function useSuggestion(
  view: ViewProps,
  catalog: Catalog,
  ticked: ReadonlySet<string>,
): Suggested {
  const { generator, model, session, policy, locale, run } = view;
  const { answers, tell } = useAnswers();
  const [decisions, setDecisions] = useState<Readonly<Record<string, Decision>>>({});
  const suggestion = useMemo(
    () =>
      generator.suggestMapping(catalog, {
        tables: tablesOf(view, ticked),
        session,
        policy,
        locale,
        answers: [...answers],
      }),
    // What else the view holds decides nothing here.
    [generator, catalog, model, ticked, session, policy, locale, answers],
  );
  const proposal = useMemo(
    () =>
      tickedOnly(proposalOf({ generator, catalog, session, policy }, suggestion, model), ticked),
    [generator, catalog, session, policy, suggestion, model, ticked],
  );
  const asking = useAsking(run, suggestion.questions, tell);
  return {
    proposal,
    suggestion,
    decisionOf: (id) => decisions[id] ?? 'open',
    decide: (id, decision) => {
      setDecisions((before) => ({ ...before, [id]: decision }));
    },
    answer: (id, holds) => {
      tell({ id, holds });
    },
    ...asking,
  };
}
