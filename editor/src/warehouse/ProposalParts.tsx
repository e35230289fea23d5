import type { JSX } from 'react';
import type { Decision } from './proposal';
import { tierTexts, type ProposalRow } from './proposal-rows';
import type { WarehouseTranslate } from './texts';

interface LineProps {
  row: ProposalRow;
  t: WarehouseTranslate;
}

/** A part of the proposal as a row. */
export function ProposalLine({ row, t }: LineProps): JSX.Element {
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

const decisions = [
  ['accepted', 'accept'],
  ['dropped', 'drop'],
] as const;

interface DetailProps {
  row: ProposalRow | undefined;
  t: WarehouseTranslate;
  settle: (id: string, decision: Decision) => void;
}

/** All that is known of the active part, and what is decided about it. */
export function ProposalDetail({ row, t, settle }: DetailProps): JSX.Element | null {
  if (!row || row.level === 1) return null;
  const { item } = row;
  return (
    <div className="suggest-detail">
      <p>{row.reason}</p>
      {item && <code>{item.definition.sql}</code>}
      {item && (
        <span className="suggest-buttons">
          {decisions.map(([decision, text]) => (
            <button
              key={decision}
              type="button"
              className="control control-small"
              aria-pressed={row.state === decision}
              onClick={() => {
                settle(item.id, decision);
              }}
            >
              {t(text)}
            </button>
          ))}
        </span>
      )}
    </div>
  );
}
