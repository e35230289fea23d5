import type { TableColumn } from 'mapping-generator';
import type { JSX } from 'react';
import { Icon, type IconName } from '../shell/icons';
import type { DefinitionChange, Reads, TableEffect } from './comparison';
import { useShown } from './context';
import { placeOf } from './places';
import { columnWords, detailSentence, effectSentences } from './sentences';
import type { CompareTextName } from './texts';

const signs = { added: '+', removed: '−', changed: '≠' } as const;

const icons: Record<TableEffect, IconName> = {
  nothing: 'valid',
  later: 'info',
  alter: 'info',
  reload: 'info',
  remake: 'warning',
  make: 'info',
  drop: 'warning',
};

/** The name of a definition, which leads to it while it is there. */
function Name({ change: { before, after } }: { change: DefinitionChange }): JSX.Element {
  const { t, go } = useShown();
  const name = (after ?? before)?.name ?? '';
  if (after === null) return <>{name}</>;
  return (
    <button
      type="button"
      className="link"
      aria-label={t('goTo', { name })}
      onClick={() => {
        go(after.path);
      }}
    >
      {name}
    </button>
  );
}

function Head({ change }: { change: DefinitionChange }): JSX.Element {
  const { t, takeBack } = useShown();
  const { before, after } = change;
  const name = (after ?? before)?.name ?? '';
  return (
    <div className="change-head">
      <span className={`change-mark change-${change.change}`}>
        <span className="change-sign" aria-hidden="true">
          {signs[change.change]}
        </span>{' '}
        {t(change.change)}
      </span>
      <h3 className="change-name">
        <span className="change-kind">{t(change.kind)}</span> <Name change={change} />
      </h3>
      {takeBack && (
        <button
          type="button"
          className="control control-small"
          aria-label={t('takeBackOf', { name })}
          onClick={() => {
            takeBack(change);
          }}
        >
          {t('takeBack')}
        </button>
      )}
    </div>
  );
}

function Details({ change: { details, after } }: { change: DefinitionChange }): JSX.Element | null {
  const { effects, go } = useShown();
  if (details.length === 0 || after === null) return null;
  return (
    <ul className="change-details">
      {details.map((detail, index) => (
        <li key={`${detail.kind} ${index}`}>
          <button
            type="button"
            className="change-detail"
            onClick={() => {
              go(placeOf(detail, after));
            }}
          >
            {detailSentence(effects, detail)}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Columns({
  title,
  columns,
}: {
  title: CompareTextName;
  columns: readonly TableColumn[];
}): JSX.Element | null {
  const { t } = useShown();
  if (columns.length === 0) return null;
  return (
    <>
      <dt>{t(title)}</dt>
      <dd>
        {columns.map(columnWords).map((words) => (
          <code key={words}>{words}</code>
        ))}
      </dd>
    </>
  );
}

/** Which columns of the warehouse the change is about. */
function ReadsList({ reads }: { reads: Reads | null }): JSX.Element | null {
  const { t } = useShown();
  if (reads === null) return <p className="change-note">{t('readsUnknown')}</p>;
  const { gained, lost, concerned, isCertain } = reads;
  if (gained.length + lost.length + concerned.length === 0) return null;
  return (
    <dl className="change-reads">
      <Columns title="readsGained" columns={gained} />
      <Columns title="readsLost" columns={lost} />
      <Columns title="readsConcerned" columns={concerned} />
      {!isCertain && <dd className="change-note">{t('readsMore')}</dd>}
    </dl>
  );
}

/** One definition that came, went or changed: what is other, what it does to a loaded graph, and what it reads. */
export function ChangeItem({ change }: { change: DefinitionChange }): JSX.Element {
  const { effects } = useShown();
  const { effect, statements, reads } = change;
  return (
    <li className="change">
      <Head change={change} />
      <Details change={change} />
      <p className={`change-effect change-effect-${effect}`}>
        <Icon name={icons[effect]} />
        <span>{effectSentences(effects, change).join(' ')}</span>
      </p>
      {statements.length > 0 && (
        <pre className="change-statements">
          <code>{statements.join('\n')}</code>
        </pre>
      )}
      <ReadsList reads={reads} />
    </li>
  );
}
