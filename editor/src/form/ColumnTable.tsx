import { useMemo, useState, type JSX } from 'react';
import type { Definition } from '../document/definition';
import type { ColumnRow, ColumnRows } from '../document/rows';
import { takeColumns } from '../document/take-columns';
import { SearchField } from '../shell/SearchField';
import { useAsked } from './asked';
import { perform, subjectOf, useForm } from './context';
import { Column } from './Column';
import { Obstacle } from './Obstacle';
import { samplesOf, samplesSql } from './uniqueness';
import { useMove, type Move } from './use-move';
import './column-table.css';

/** More offered columns than this are found by searching. */
const mostOffered = 60;

interface ColumnTableProps {
  definition: Definition;
  columns: ColumnRows;
}

/** A row for each column: those of the query, what else is declared, and what could be ticked. */
export function ColumnTable({ definition, columns }: ColumnTableProps): JSX.Element {
  const { t } = useForm();
  const [search, setSearch] = useState('');
  const samples = useSamples(definition);
  const move = useMove(definition);
  const offered = columns.rows.filter(({ kind }) => kind === 'offered');
  const found = offered.filter(({ name }) =>
    name.toLowerCase().includes(search.trim().toLowerCase()),
  );
  const shown = [
    ...columns.rows.filter(({ kind }) => kind !== 'offered'),
    ...found.slice(0, mostOffered),
  ];
  return (
    <section className="form-columns" aria-labelledby="form-columns-title">
      <Head {...{ search, setSearch }} isSearched={offered.length > 12} askSamples={samples.ask} />
      <p className="form-note" id="form-columns-note">
        {t('columnsNote')}
        {columns.distinct && ` ${t('distinct')}`}
      </p>
      <Obstacle definition={definition} obstacle={columns.obstacle} />
      <TakeColumns definition={definition} rows={columns.rows} />
      {shown.length > 0 && <Rows {...{ definition, rows: shown, columns, samples, move }} />}
      {found.length > mostOffered && (
        <p className="form-note">{t('hidden', { count: found.length - mostOffered })}</p>
      )}
      <p className="form-announced" role="status">
        {samples.status}
      </p>
      <p className="visually-hidden" role="status">
        {move.announced}
      </p>
    </section>
  );
}

interface HeadProps {
  search: string;
  setSearch: (search: string) => void;
  /** Whether so many are offered that they are worth a search. */
  isSearched: boolean;
  askSamples: Samples['ask'];
}

function Head({ search, setSearch, isSearched, askSamples }: HeadProps): JSX.Element {
  const { t } = useForm();
  return (
    <div className="form-columns-head">
      <h2 id="form-columns-title">{t('columns')}</h2>
      {isSearched && (
        <SearchField className="form-input" label={t('more')} value={search} change={setSearch} />
      )}
      {askSamples && (
        <button type="button" className="control control-small" onClick={askSamples}>
          {t('showSamples')}
        </button>
      )}
    </div>
  );
}

interface Samples {
  values: ReadonlyMap<string, unknown> | null;
  ask: (() => void) | null;
  status: string;
}

function useSamples({ sql }: Definition): Samples {
  const { t } = useForm();
  const { answer, ask } = useAsked(samplesSql(sql));
  const values = useMemo(
    () => (answer?.state === 'answered' ? samplesOf(answer.result) : null),
    [answer],
  );
  const status =
    answer?.state === 'asking'
      ? t('asking')
      : answer?.state === 'failed'
        ? t('couldNotAsk', { reason: answer.reason })
        : '';
  return { values, ask: sql.trim() === '' ? null : ask, status };
}

/** What begins a definition: its query returns columns, and none is declared. */
function TakeColumns({
  definition,
  rows,
}: {
  definition: Definition;
  rows: readonly ColumnRow[];
}): JSX.Element | null {
  const form = useForm();
  const { t, canEdit } = form;
  const { keys, properties } = definition;
  const isBlank = properties.length === 0 && keys.every(({ name }) => name === '');
  const knows = rows.some(({ column, type }) => column >= 0 && type !== null);
  if (!canEdit || !isBlank || !knows) return null;
  const take = (): void => {
    const nodes = form.definitions.flatMap(({ kind, name: label, keys: [key] }) =>
      kind === 'node' && key
        ? [{ label, primary_key: { name: key.name, type: key.type }, properties: [] }]
        : [],
    );
    perform(form, takeColumns(subjectOf(form, definition), nodes), t('takeColumns'));
  };
  return (
    <button type="button" className="control control-primary" onClick={take}>
      {t('takeColumns')}
    </button>
  );
}

interface RowsProps {
  definition: Definition;
  rows: readonly ColumnRow[];
  columns: ColumnRows;
  samples: Samples;
  move: Move;
}

function Rows({ definition, rows, columns, samples, move }: RowsProps): JSX.Element {
  const { t } = useForm();
  return (
    <table
      className="form-table"
      role="table"
      aria-labelledby="form-columns-title"
      aria-describedby="form-columns-note"
    >
      <thead>
        <tr>
          <th scope="col">{t('tick')}</th>
          <th scope="col">{t('property')}</th>
          <th scope="col">{t('warehouseType')}</th>
          <th scope="col">{t('graphType')}</th>
          {samples.values && <th scope="col">{t('sample')}</th>}
          <th scope="col">{t('move')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Column
            key={row.declared?.path ?? `${row.kind}${row.column}${row.offered?.expression ?? ''}`}
            {...{ row, definition, move }}
            canRewrite={columns.obstacle === null}
            sample={samples.values}
          />
        ))}
      </tbody>
    </table>
  );
}
