import type { JSX } from 'react';
import type { Draft } from './generate';
import { useGenerateTexts } from './texts';

function Columns({ draft: { kind, columns } }: { draft: Draft }): JSX.Element | null {
  const t = useGenerateTexts();
  if (columns.length === 0) return null;
  const keys = kind === 'node' ? 1 : 2;
  return (
    <table className="draft-columns">
      <caption className="visually-hidden">{t('columns')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('graphType')}</th>
          <th scope="col">{t('warehouseType')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, type, source_type: sourceType }, index) => (
          <tr key={`${index} ${name}`}>
            <th scope="row">
              {name}
              {index < keys && <span className="draft-key"> ({t('key')})</span>}
            </th>
            <td>{type ?? '–'}</td>
            <td>{sourceType || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

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
  const unknown = reasonsOfUnknown === null || fault !== null ? [] : [t('unknown', { reasons: reasonsOfUnknown.join(' ') })];
  const minded = [...(fault === null ? [] : [fault]), ...unknown, ...warnings];
  return (
    <div className="draft">
      <div role="status">
        <p className="draft-summary">{t('summary', { name, count: columns.length })}</p>
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
      <Columns draft={draft} />
    </div>
  );
}
