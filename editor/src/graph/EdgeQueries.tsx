import type { Catalog, Tier } from 'mapping-generator';
import { useId, type JSX } from 'react';
import type { ChosenColumn, EdgeCandidate } from './edge-candidates';
import { OutcomeIcon } from './OutcomeIcon';
import type { GraphTextName, GraphTranslate } from './texts';
import type { NewEdge } from './use-new-edge';

const tierTexts: Record<Tier, GraphTextName> = {
  sure: 'tierSure',
  likely: 'tierLikely',
  possible: 'tierPossible',
};

interface CandidateProps {
  candidate: EdgeCandidate;
  t: GraphTranslate;
  column: ChosenColumn | undefined;
}

function Candidate({ candidate, t, column }: CandidateProps): JSX.Element {
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

type EdgeQueriesProps = NewEdge['queries'] & {
  t: GraphTranslate;
  catalog: Catalog | null;
  column: ChosenColumn | undefined;
};

/** The queries to choose from, and none of them. */
export function EdgeQueries(props: EdgeQueriesProps): JSX.Element {
  const { t, catalog, column, candidates, choice, choose } = props;
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
