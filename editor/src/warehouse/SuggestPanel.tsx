import type { Catalog } from 'mapping-generator';
import { useMemo, useState, type JSX, type KeyboardEvent } from 'react';
import { additions } from '../graph/graph-edits';
import type { ViewProps } from '../model/view-props';
import { isRunKey } from '../shell/run-key';
import { VirtualTree } from '../tree/VirtualTree';
import { chosenOf, type Decision } from './proposal';
import { proposalRows, tierTexts, type ProposalRow } from './proposal-rows';
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

function Row({ row, t }: { row: ProposalRow; t: WarehouseTranslate }): JSX.Element {
  const { item, name, reason, state } = row;
  if (row.level === 1) return <span className="tree-name suggest-head">{name}</span>;
  return (
    <span className={`suggest-row suggest-${state ?? 'told'}`}>
      <span className="suggest-line">
        <span className="tree-name">{name}</span>
        {item && <span className={`tier tier-${item.tier}`}>{t(tierTexts[item.tier])}</span>}
        {state && state !== 'open' && <span className="suggest-state">{t(state)}</span>}
      </span>
      <span className="suggest-reason" title={reason}>
        {reason}
      </span>
    </span>
  );
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

function Detail({
  row,
  t,
  settle,
}: {
  row: ProposalRow | undefined;
  t: WarehouseTranslate;
  settle: (id: string, decision: Decision) => void;
}): JSX.Element | null {
  if (!row || row.level === 1) return null;
  const { item } = row;
  return (
    <div className="suggest-detail">
      <p>{row.reason}</p>
      {item && <code>{item.definition.sql}</code>}
      {item && (
        <span className="suggest-buttons">
          <button
            type="button"
            className="control control-small"
            aria-pressed={row.state === 'accepted'}
            onClick={() => {
              settle(item.id, 'accepted');
            }}
          >
            {t('accept')}
          </button>
          <button
            type="button"
            className="control control-small"
            aria-pressed={row.state === 'dropped'}
            onClick={() => {
              settle(item.id, 'dropped');
            }}
          >
            {t('drop')}
          </button>
        </span>
      )}
    </div>
  );
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
    : t('addAll', { nodes: nodes.length, edges: edges.length });
  if (isNothing || readOnly || !model.isCurrent) return { words, add: null };
  const add = (): void => {
    edit(additions(model, nodes, edges), t('didSuggest'));
    close(true);
  };
  return { words, add };
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The graph that is suggested for the ticked tables: each part with its reason, to be accepted or dropped, all added in one step. */
export function SuggestPanel(props: Properties): JSX.Element {
  const { t, catalog, ticked, close } = props;
  const suggested = useSuggestion(props, catalog, ticked);
  const { proposal, decisionOf } = suggested;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set(['left']));
  const rows = useMemo(
    () => proposalRows(proposal, decisionOf, folded, t),
    [proposal, decisionOf, folded, t],
  );
  const { active, activate, settle } = useDeciding(suggested, rows);
  const { words, add } = adding(props, suggested);
  const toggle = (id: string): void => {
    setFolded((before) => toggled(before, id));
  };
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
      <VirtualTree<ProposalRow>
        label={t('suggestion')}
        rows={rows}
        active={active}
        activate={activate}
        rowHeight={46}
        draw={(row) => <Row row={row} t={t} />}
        toggle={toggle}
        act={toggle}
        onKey={onKey}
        isFocusedFirst
      />
      <Detail row={rows.find(({ id }) => id === active)} t={t} settle={settle} />
      <Questions suggested={suggested} t={t} />
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
    </div>
  );
}
