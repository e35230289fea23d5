import type { EdgeDefinition, Tier } from 'mapping-generator';
import { useId, useMemo, useState, type JSX, type SyntheticEvent } from 'react';
import { definitionAt, type NodeModel } from '../model/model';
import type { ViewProps } from '../model/view-props';
import { Dialog } from '../shell/Dialog';
import {
  columnCandidates,
  edgeCandidates,
  type ChosenColumn,
  type EdgeCandidate,
} from './edge-candidates';
import { emptyEdge, freeName } from './graph-edits';
import { OutcomeIcon } from './OutcomeIcon';
import type { GraphTextName, GraphTranslate } from './texts';

interface Properties extends ViewProps {
  t: GraphTranslate;
  from: string | null;
  to: string | null;
  column?: ChosenColumn;
  /** What the author should know. */
  note: string | null;
  add: (definition: EdgeDefinition) => void;
  close: () => void;
}

const tierTexts: Record<Tier, GraphTextName> = {
  sure: 'tierSure',
  likely: 'tierLikely',
  possible: 'tierPossible',
};

function End({
  label,
  nodes,
  value,
  change,
}: {
  label: string;
  nodes: readonly NodeModel[];
  value: string;
  change: (path: string) => void;
}): JSX.Element {
  return (
    <label className="field">
      <span>{label}</span>
      <select
        className="control"
        value={value}
        onChange={(event) => {
          change(event.target.value);
        }}
      >
        {nodes.map(({ path, label: name }) => (
          <option key={path} value={path}>
            {name || path}
          </option>
        ))}
      </select>
    </label>
  );
}

function Candidate({
  candidate,
  t,
  column,
}: {
  candidate: EdgeCandidate;
  t: GraphTranslate;
  column: ChosenColumn | undefined;
}): JSX.Element {
  const { definition, reason, tier, outcome } = candidate;
  const why = reason || (column ? t('edgeByColumn', { column: column.column }) : '');
  return (
    <span className="candidate">
      <span className="candidate-head">
        <strong>{definition.type}</strong>
        {tier && <span className={`tier tier-${tier}`}>{t(tierTexts[tier])}</span>}
        <span className={`node-outcome tone-${outcome}`}>
          <OutcomeIcon outcome={outcome} />
          {t(outcome)}
        </span>
      </span>
      <span className="candidate-reason">{why}</span>
      <code className="candidate-sql">{definition.sql}</code>
    </span>
  );
}

/** The queries for the ends that are chosen, and the edge without any. */
function useCandidates(
  props: Properties,
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

interface ChoiceProps {
  properties: Properties;
  candidates: readonly EdgeCandidate[];
  choice: number;
  choose: (index: number) => void;
}

/** The queries to choose from, and none of them. */
function Choices({
  properties: { t, catalog, column },
  candidates,
  choice,
  choose,
}: ChoiceProps): JSX.Element {
  const id = useId();
  const radio = (index: number): JSX.Element => (
    <input
      type="radio"
      name={id}
      checked={choice === index}
      data-focus={index === 0 ? true : undefined}
      onChange={() => {
        choose(index);
      }}
    />
  );
  return (
    <fieldset className="candidates">
      <legend>{t('edgeQueries')}</legend>
      {candidates.map((candidate, index) => (
        <label key={candidate.definition.sql} className="candidate-row">
          {radio(index)}
          <Candidate candidate={candidate} t={t} column={column} />
        </label>
      ))}
      {candidates.length === 0 && (
        <p className="hint">{t(catalog ? 'edgeNone' : 'edgeNoCatalog')}</p>
      )}
      <label className="candidate-row">
        {radio(candidates.length)}
        <span>{t('edgeEmpty')}</span>
      </label>
    </fieldset>
  );
}

/** Offers the queries that can make an edge between two nodes, and one without a query. */
export function EdgeDialog(props: Properties): JSX.Element {
  const {
    t,
    model: { nodes },
    note,
    add,
    close,
  } = props;
  const id = useId();
  const [from, setFrom] = useState(props.from ?? nodes[0]?.path ?? '');
  const [to, setTo] = useState(props.to ?? from);
  const [chosen, choose] = useState(0);
  const { candidates, empty } = useCandidates(props, from, to);
  const choice = Math.min(chosen, candidates.length);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const definition = candidates[choice]?.definition ?? empty;
    if (definition) add(definition);
  };
  const end =
    (set: (path: string) => void) =>
    (path: string): void => {
      set(path);
      choose(0);
    };
  return (
    <Dialog labelledBy={id} onClose={close}>
      {(cancel) => (
        <form className="dialog-form" onSubmit={submit}>
          <h2 id={id}>{t('edgeTitle')}</h2>
          {note !== null && <p className="graph-note">{note}</p>}
          <div className="ends">
            <End label={t('edgeFrom')} nodes={nodes} value={from} change={end(setFrom)} />
            <End label={t('edgeTo')} nodes={nodes} value={to} change={end(setTo)} />
          </div>
          <Choices properties={props} candidates={candidates} choice={choice} choose={choose} />
          <div className="dialog-buttons">
            <button type="button" className="control" onClick={cancel}>
              {t('cancel')}
            </button>
            <button type="submit" className="control control-primary" disabled={empty === null}>
              {t('edgeAdd')}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
