import type { JSX } from 'react';
import type { Draft } from './generate';
import { useGenerateTexts } from './texts';

/** What a draft consists of, and what has to be minded. The summary is read out when it changes. */
export function DraftView({ draft }: { draft: Draft | null }): JSX.Element {
  const t = useGenerateTexts();
  if (draft === null) {
    return (
      <p className="draft-summary" role="status">
        {t('empty')}
      </p>
    );
  }
  const { definition, columns, reasons, warnings, fault, reasonsOfUnknown } = draft;
  const name = 'label' in definition ? definition.label : definition.type;
  const unknown =
    reasonsOfUnknown === null || fault !== null
      ? []
      : [t('unknown', { reasons: reasonsOfUnknown.join(' ') })];
  const minded = [...(fault === null ? [] : [fault]), ...unknown, ...warnings];
  return (
    <div className="draft">
      <div role="status">
        <p className="draft-summary">
          {t(columns.length === 1 ? 'summaryOne' : 'summary', { name, count: columns.length })}
        </p>
        {minded.map((warning) => (
          <p key={warning} className="draft-warning">
            {warning}
          </p>
        ))}
        {reasons.map((reason) => (
          <p key={reason} className="hint">
            {reason}
          </p>
        ))}
      </div>
    </div>
  );
}
