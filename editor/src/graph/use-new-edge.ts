import type { EdgeDefinition } from 'mapping-generator';
import { useMemo, useState } from 'react';
import { definitionAt } from '../model/model';
import type { ViewProps } from '../model/view-props';
import {
  columnCandidates,
  edgeCandidates,
  type ChosenColumn,
  type EdgeCandidate,
} from './edge-candidates';
import { emptyEdge, freeName } from './graph-edits';

export interface NewEdgeProps extends ViewProps {
  from: string | null;
  to: string | null;
  column?: ChosenColumn;
}

/** The path of a node that the edge leads from or to. */
interface ChosenEnd {
  value: string;
  change: (path: string) => void;
}

/** An edge while its ends and its query are chosen. */
export interface NewEdge {
  from: ChosenEnd;
  to: ChosenEnd;
  queries: {
    candidates: readonly EdgeCandidate[];
    /** The number of candidates: none of them. */
    choice: number;
    choose: (index: number) => void;
  };
  /** Null: there is none between these ends. */
  definition: EdgeDefinition | null;
}

/** The queries for the ends that are chosen, and the edge without any. */
function useCandidates(
  props: NewEdgeProps,
  from: string,
  to: string,
): { candidates: EdgeCandidate[]; empty: EdgeDefinition | null } {
  const { generator, catalog, session, locale, model, column } = props;
  return useMemo(() => {
    const [start, end] = [definitionAt(model, from), definitionAt(model, to)];
    if (start?.kind !== 'node' || end?.kind !== 'node') return { candidates: [], empty: null };
    const sources = { generator, catalog, session, locale, model };
    const chosen = column
      ? columnCandidates(sources, column, end).filter(
          ({ definition }) => definition.from_node === start.label,
        )
      : [];
    const found = edgeCandidates(sources, start, end).filter(({ definition: { sql } }) =>
      chosen.every((other) => other.definition.sql !== sql),
    );
    const type = freeName(
      model.edges.map((edge) => edge.type),
      'NEW_EDGE',
    );
    return { candidates: [...chosen, ...found], empty: emptyEdge(type, start.label, end.label) };
  }, [generator, catalog, session, locale, model, column, from, to]);
}

export function useNewEdge(props: NewEdgeProps): NewEdge {
  const [from, setFrom] = useState(props.from ?? props.model.nodes[0]?.path ?? '');
  const [to, setTo] = useState(props.to ?? from);
  const [chosen, choose] = useState(0);
  const { candidates, empty } = useCandidates(props, from, to);
  const choice = Math.min(chosen, candidates.length);
  const end = (value: string, set: (path: string) => void): ChosenEnd => ({
    value,
    change: (path) => {
      set(path);
      choose(0);
    },
  });
  return {
    from: end(from, setFrom),
    to: end(to, setTo),
    queries: { candidates, choice, choose },
    definition: candidates[choice]?.definition ?? empty,
  };
}
