import { useMemo } from 'react';
import { useEditor } from '../shell/context';
import { parseMapping } from '../workbench/known';
import { nodeSchemasOf } from '../workbench/schemas';
import type { State } from '../workbench/state';
import { draftOf, type Draft } from './generate';
import { lacksOf, placedIn, type Lack, type Placed } from './placed';

export const nameOf = ({ definition }: Draft): string =>
  'label' in definition ? definition.label : definition.type;

/** The definition that has the name already. To the engine, names that differ in case are one. */
export function takenBy({ verdict }: State, draft: Draft): string | undefined {
  const name = nameOf(draft).toLowerCase();
  return verdict.results.find((result) => result.name.toLowerCase() === name)?.name;
}

export interface Drafting {
  /** Null: nothing is asked for yet. */
  draft: Draft | null;
  placed: Placed | null;
  lacks: readonly Lack[];
  isTaken: boolean;
  canInsert: boolean;
  /** The text can take a definition. */
  hasPlace: boolean;
}

/** What is made of what the author asks for. */
export function useDraft(): Drafting {
  const { state, workbench } = useEditor();
  const { generator } = workbench;
  const { asked, warehouse, locale, text } = state;
  const nodes = nodeSchemasOf(state);
  const draft = useMemo(
    () =>
      asked.sql.trim() === '' ? null : draftOf(generator, warehouse, nodes, { ...asked, locale }),
    [generator, asked, warehouse, locale],
  );
  const placed = useMemo(
    () => draft && placedIn({ generator, warehouse, locale, text }, draft),
    [generator, warehouse, draft, locale, text],
  );
  const lacks = placed ? lacksOf(placed) : [];
  const isTaken = draft !== null && takenBy(state, draft) !== undefined;
  const hasPlace = text.trim() === '' || parseMapping(text) !== null;
  return {
    draft,
    placed,
    lacks,
    isTaken,
    canInsert: placed !== null && lacks.length === 0 && !isTaken,
    hasPlace,
  };
}
