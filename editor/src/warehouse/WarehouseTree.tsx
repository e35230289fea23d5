import type { Catalog, CatalogSnapshot } from 'mapping-generator';
import { useDeferredValue, useMemo, useState, type JSX } from 'react';
import { additions, nextPath } from '../graph/graph-edits';
import { tableKey, usesOf } from '../model/tables';
import { VirtualTree } from '../tree/VirtualTree';
import { Age } from './Age';
import { putDragged } from './drag';
import { nodeOfTable } from './table-node';
import type { WarehouseTranslate } from './texts';
import { indexOf, type WarehouseIndex } from './warehouse-index';
import {
  mostMatches,
  rowId,
  searchRows,
  tablesUnder,
  treeRows,
  type WarehouseRow,
} from './warehouse-rows';
import type { WarehousePanelProps } from './WarehousePanel';

interface Properties extends WarehousePanelProps {
  t: WarehouseTranslate;
  snapshot: CatalogSnapshot;
  catalog: Catalog;
  ticked: ReadonlySet<string>;
  /** Keys of tables that are in a suggestion which was not added. */
  suggested: ReadonlySet<string>;
  tick: (ticked: ReadonlySet<string>) => void;
  suggest: () => void;
}

/** So few tables are shown at once. */
const fewTables = 100;

/** What is unfolded at first: where there is only one way to go. */
function firstExpanded({ catalogs }: WarehouseIndex, { size }: Catalog): ReadonlySet<string> {
  const ids = catalogs.flatMap(({ name, schemas }) => [
    rowId([name]),
    ...schemas.map((schema) => rowId([name, schema.name])),
  ]);
  if (size <= fewTables) return new Set(ids);
  return new Set(catalogs.length === 1 ? ids.slice(0, 1) : []);
}

function toggled(
  ids: ReadonlySet<string>,
  changed: readonly string[],
  isOn: boolean,
): ReadonlySet<string> {
  const next = new Set(ids);
  for (const id of changed)
    if (isOn) next.add(id);
    else next.delete(id);
  return next;
}

/** What is counted at the end of a row: seen as a number, heard with its noun. */
const countTexts = {
  catalog: 'countSchemas',
  schema: 'countTables',
  table: 'countColumns',
} as const;

function Row({
  row,
  t,
  mark,
}: {
  row: WarehouseRow;
  t: WarehouseTranslate;
  mark: 'inUse' | 'suggested' | null;
}): JSX.Element {
  return (
    <>
      <span className={`tree-name place-${row.kind}`} title={row.path.join('.')}>
        {row.text}
      </span>
      {mark && <span className={`place-mark place-${mark}`}>{t(mark)}</span>}
      <span className="tree-aside">
        {row.aside}
        {row.kind !== 'column' && (
          <span className="visually-hidden"> {t(countTexts[row.kind])}</span>
        )}
      </span>
    </>
  );
}

/** Adds a table as a node, where it can be. */
function addTable(
  { model, generator, catalog, session, policy, edit, select, readOnly, t }: Properties,
  path: readonly string[],
): void {
  const [inCatalog, schema, name] = path;
  if (
    readOnly ||
    !model.isCurrent ||
    inCatalog === undefined ||
    schema === undefined ||
    name === undefined
  )
    return;
  const node = nodeOfTable({ generator, catalog, session, policy }, model, [
    inCatalog,
    schema,
    name,
  ]);
  if (node === null) return;
  edit(additions(model, [node], []), t('didAddTable', { table: name }));
  select(nextPath(model, 'node'));
}

function Foot({ ticked, tick, suggest, t, readOnly }: Properties): JSX.Element {
  const count = ticked.size;
  return (
    <div className="warehouse-foot">
      <span role="status">
        {count === 0 ? t('tickedNone') : count === 1 ? t('tickedOne') : t('ticked', { count })}
      </span>
      {count > 0 && (
        <button
          type="button"
          className="link"
          onClick={() => {
            tick(new Set());
          }}
        >
          {t('untick')}
        </button>
      )}
      <button
        type="button"
        className="control control-primary"
        aria-disabled={count === 0 || readOnly}
        onClick={() => {
          if (count > 0 && !readOnly) suggest();
        }}
      >
        {t('suggest')}
      </button>
    </div>
  );
}

interface Search {
  query: string;
  setQuery: (query: string) => void;
  /** What the rows are of, which typing does not wait for. */
  asked: string;
}

function useSearch(): Search {
  const [query, setQuery] = useState('');
  return { query, setQuery, asked: useDeferredValue(query.trim()) };
}

function SearchField({
  search: { query, setQuery, asked },
  rows,
  t,
}: {
  search: Search;
  rows: readonly WarehouseRow[];
  t: WarehouseTranslate;
}): JSX.Element {
  const count = useMemo(() => rows.filter(({ level }) => level === 1).length, [rows]);
  return (
    <div className="warehouse-search">
      <input
        type="search"
        className="control control-small"
        placeholder={t('search')}
        aria-label={t('search')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setQuery('');
        }}
      />
      <span className="graph-count" role="status">
        {asked === '' ? '' : t(count === mostMatches ? 'foundMost' : 'found', { count })}
      </span>
    </div>
  );
}

/** The catalogs, schemas, tables and columns, to be searched, ticked, dragged and added. */
export function WarehouseTree(props: Properties): JSX.Element {
  const { snapshot, catalog, ticked, suggested, tick, t, generator, model, session } = props;
  const index = useMemo(() => indexOf(snapshot), [snapshot]);
  const [expanded, setExpanded] = useState(() => firstExpanded(index, catalog));
  const [active, activate] = useState<string | null>(null);
  const search = useSearch();
  const { asked } = search;
  const rows = useMemo(
    () =>
      asked === ''
        ? treeRows(index, { expanded, ticked })
        : searchRows(snapshot, index, asked, { expanded, ticked }),
    [asked, index, snapshot, expanded, ticked],
  );
  const uses = useMemo(() => usesOf(generator, model, session), [generator, model, session]);
  const markOf = (key: string): 'inUse' | 'suggested' | null =>
    uses.has(key) ? 'inUse' : suggested.has(key) ? 'suggested' : null;
  const rowAt = (id: string): WarehouseRow | undefined => rows.find((row) => row.id === id);
  const check = (id: string): void => {
    const row = rowAt(id);
    if (row?.checked !== undefined)
      tick(toggled(ticked, tablesUnder(index, row.path), row.checked !== true));
  };
  const toggle = (id: string): void => {
    setExpanded((before) => toggled(before, [id], !before.has(id)));
  };
  const act = (id: string): void => {
    const row = rowAt(id);
    if (row?.kind === 'table') addTable(props, row.path);
    else if (row && row.isExpanded !== null) toggle(id);
  };
  return (
    <>
      <Age {...props} />
      <SearchField search={search} rows={rows} t={t} />
      <VirtualTree<WarehouseRow>
        label={t('tree')}
        rows={rows}
        active={active}
        activate={activate}
        toggle={toggle}
        check={check}
        act={act}
        startDrag={({ path }, data) => {
          putDragged(data, path);
        }}
        draw={(row) => (
          <Row row={row} t={t} mark={row.kind !== 'table' ? null : markOf(tableKey(row.path))} />
        )}
      />
      <p className="hint warehouse-keys">{t('keys')}</p>
      <Foot {...props} />
    </>
  );
}
