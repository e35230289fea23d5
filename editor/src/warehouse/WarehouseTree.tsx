import type { Catalog, CatalogSnapshot } from 'mapping-generator';
import { useMemo, useState, type JSX } from 'react';
import { additions, nextPath } from '../graph/graph-edits';
import { tableKey, usesOf } from '../model/tables';
import { VirtualTree } from '../tree/VirtualTree';
import { Age } from './Age';
import { putDragged } from './drag';
import { nodeOfTable } from './table-node';
import type { WarehouseTranslate } from './texts';
import { useWarehouseRows } from './use-warehouse-rows';
import type { WarehousePanelProps } from './WarehousePanel';
import type { WarehouseRow } from './warehouse-rows';
import { useSearch, WarehouseSearch } from './WarehouseSearch';

export interface WarehouseTreeProps extends WarehousePanelProps {
  t: WarehouseTranslate;
  snapshot: CatalogSnapshot;
  catalog: Catalog;
  ticked: ReadonlySet<string>;
  /** Keys of tables that are in a suggestion which was not added. */
  suggested: ReadonlySet<string>;
  tick: (ticked: ReadonlySet<string>) => void;
  suggest: () => void;
}

/** What is counted at the end of a row: seen as a number, heard with its noun. */
const countTexts = {
  catalog: 'countSchemas',
  schema: 'countTables',
  table: 'countColumns',
} as const;

interface RowProps {
  row: WarehouseRow;
  t: WarehouseTranslate;
  mark: 'inUse' | 'suggested' | null;
}

function Row({ row, t, mark }: RowProps): JSX.Element {
  return (
    <>
      <span className={`tree-name place-${row.kind}`} title={row.path.join('.')}>
        {row.text}
      </span>
      {mark && (
        <span className={`place-mark place-${mark}`} title={t(mark)}>
          {t(mark)}
        </span>
      )}
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
  { model, generator, catalog, session, policy, edit, select, readOnly, t }: WarehouseTreeProps,
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

function Foot({ ticked, tick, suggest, t, readOnly }: WarehouseTreeProps): JSX.Element {
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

/** What is said of a table beside its name, by its key. */
function useMarks({
  generator,
  model,
  session,
  suggested,
}: WarehouseTreeProps): (key: string) => RowProps['mark'] {
  const uses = useMemo(() => usesOf(generator, model, session), [generator, model, session]);
  return (key) => (uses.has(key) ? 'inUse' : suggested.has(key) ? 'suggested' : null);
}

/** The catalogs, schemas, tables and columns, to be searched, ticked, dragged and added. */
export function WarehouseTree(props: WarehouseTreeProps): JSX.Element {
  const { t } = props;
  const [active, activate] = useState<string | null>(null);
  const search = useSearch();
  const { rows, toggle, check } = useWarehouseRows(props, search.asked);
  const markOf = useMarks(props);
  const act = (id: string): void => {
    const row = rows.find((one) => one.id === id);
    if (row?.kind === 'table') addTable(props, row.path);
    else if (row && row.isExpanded !== null) toggle(id);
  };
  return (
    <>
      <Age {...props} />
      <WarehouseSearch search={search} rows={rows} t={t} />
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
