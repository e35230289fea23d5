import type { Catalog } from 'mapping-generator';
import { useMemo, useState, type JSX, type KeyboardEvent } from 'react';
import { additions } from '../graph/graph-edits';
import type { ViewProps } from '../model/view-props';
import { isRunKey } from '../shell/run-key';
import { useFolded } from '../tree/use-folded';
import { VirtualTree } from '../tree/VirtualTree';
import { chosenOf, type Decision } from './proposal';
import { proposalRows, type ProposalRow } from './proposal-rows';
import { ProposalDetail, ProposalLine } from './ProposalParts';
import { Questions } from './Questions';
import type { WarehouseTranslate } from './texts';
import { useSuggestion, type Suggested } from './use-suggestion';

interface Properties extends ViewProps {
  t: WarehouseTranslate;
  catalog: Catalog;
  ticked: ReadonlySet<string>;
  /** The author is done: true where the suggestion was added. */
  close: (isAdded: boolean) => void;
}

const decisions: Readonly<Record<string, Decision>> = {
  Enter: 'accepted',
  Delete: 'dropped',
  Backspace: 'dropped',
};

/** What a key decides about a row; the next row is the active one then. */
function useDeciding(
  { decisionOf, decide }: Suggested,
  rows: readonly ProposalRow[],
): {
  active: string | null;
  activate: (id: string) => void;
  settle: (id: string, decision: Decision) => void;
} {
  const [active, activate] = useState<string | null>(null);
  const settle = (id: string, decision: Decision): void => {
    // The same once more takes the decision back.
    decide(id, decisionOf(id) === decision ? 'open' : decision);
    const index = rows.findIndex((row) => row.id === id);
    const next = rows.slice(index + 1).find(({ item }) => item !== null);
    if (next) activate(next.id);
  };
  return { active, activate, settle };
}

/** Adds all that was not dropped, in one step; null: there is nothing, or nothing can be changed. */
function adding(
  { model, edit, readOnly, t, close }: Properties,
  { proposal, decisionOf }: Suggested,
): { words: string; add: (() => void) | null } {
  const { nodes, edges } = chosenOf(proposal, decisionOf);
  const isNothing = nodes.length + edges.length === 0;
  const words = isNothing
    ? t('nothingToAdd')
    : t('addAll', {
        nodes: t(nodes.length === 1 ? 'nodesOne' : 'nodesMany', { count: nodes.length }),
        edges: t(edges.length === 1 ? 'edgesOne' : 'edgesMany', { count: edges.length }),
      });
  if (isNothing || readOnly || !model.isCurrent) return { words, add: null };
  const add = (): void => {
    edit(additions(model, nodes, edges), t('didSuggest'));
    close(true);
  };
  return { words, add };
}

/** The rows of the proposal, which fold. */
function useRows(
  { proposal, decisionOf }: Suggested,
  t: WarehouseTranslate,
): { rows: readonly ProposalRow[]; toggle: (id: string) => void } {
  const { folded, toggle } = useFolded('left');
  const rows = useMemo(
    () => proposalRows(proposal, decisionOf, folded, t),
    [proposal, decisionOf, folded, t],
  );
  return { rows, toggle };
}

function Head({ t, close }: Pick<Properties, 't' | 'close'>): JSX.Element {
  return (
    <div className="warehouse-head">
      <button
        type="button"
        className="control control-small"
        onClick={() => {
          close(false);
        }}
      >
        {t('back')}
      </button>
      <h2>{t('suggestion')}</h2>
    </div>
  );
}

interface FootProps {
  t: WarehouseTranslate;
  words: string;
  add: (() => void) | null;
}

function Foot({ t, words, add }: FootProps): JSX.Element {
  return (
    <div className="warehouse-foot">
      <span className="hint">{t('suggestionKeys')}</span>
      <button
        type="button"
        className="control control-primary"
        aria-disabled={add === null}
        onClick={() => {
          add?.();
        }}
      >
        {words}
      </button>
    </div>
  );
}

/** The graph that is suggested for the ticked tables: each part with its reason, to be accepted or dropped, all added in one step. */
export function SuggestPanel(props: Properties): JSX.Element {
  const { t, catalog, ticked, close } = props;
  const suggested = useSuggestion(props, catalog, ticked);
  const { rows, toggle } = useRows(suggested, t);
  const { active, activate, settle } = useDeciding(suggested, rows);
  const { words, add } = adding(props, suggested);
  const onKey = (event: KeyboardEvent, { item }: ProposalRow): boolean => {
    const decision = decisions[event.key];
    const isAdding = isRunKey(event);
    if (isAdding) add?.();
    else if (item && decision) settle(item.id, decision);
    return isAdding || (item !== null && decision !== undefined);
  };
  return (
    <div
      className="suggest"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close(false);
      }}
    >
      <Head t={t} close={close} />
      <VirtualTree<ProposalRow>
        label={t('suggestion')}
        rows={rows}
        active={active}
        activate={activate}
        rowHeight={46}
        draw={(row) => <ProposalLine row={row} t={t} />}
        toggle={toggle}
        act={toggle}
        onKey={onKey}
        isFocusedFirst
      />
      <ProposalDetail row={rows.find(({ id }) => id === active)} t={t} settle={settle} />
      <Questions suggested={suggested} t={t} />
      <Foot t={t} words={words} add={add} />
    </div>
  );
}
