import type { VirtualItem } from '@tanstack/react-virtual';
import type { StatementResult } from 'mapping-generator';
import { useId, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { valueText } from '../model/values';
import { cellAfter, type Cell } from './grid-keys';
import type { RowsTranslate } from './texts';
import { headHeight, rowHeight, useGrid, type Grid } from './use-grid';

interface RowProps {
  id: string;
  row: number;
  top: number;
  columns: readonly VirtualItem[];
  result: StatementResult;
  active: Cell;
  choose: (cell: Cell) => void;
  t: RowsTranslate;
}

function Value({ value, t }: { value: string | null; t: RowsTranslate }): JSX.Element {
  return value === null ? <i>{t('null')}</i> : <>{value}</>;
}

const idOf = (id: string, { row, column }: Cell): string => `${id}-${row}-${column}`;

function Row({ id, row, top, columns, result, active, choose, t }: RowProps): JSX.Element {
  const isHead = row < 0;
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={isHead ? 'row-grid-head' : 'row-grid-row'}
      style={isHead ? { height: headHeight } : { top, height: rowHeight }}
    >
      {columns.map(({ index: column, start, size }) => {
        const { name = '', type = '' } = result.columns[column] ?? {};
        const isActive = active.row === row && active.column === column;
        return (
          <div
            key={column}
            id={idOf(id, { row, column })}
            role={isHead ? 'columnheader' : 'gridcell'}
            aria-colindex={column + 1}
            className={isActive ? 'row-cell is-active' : 'row-cell'}
            style={{ insetInlineStart: start, width: size }}
            onClick={() => {
              choose({ row, column });
            }}
          >
            {isHead ? (
              <>
                {name} <span className="row-type">{type}</span>
              </>
            ) : (
              <Value value={valueText(result.rows[row]?.[column])} t={t} />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** What the active cell holds, all of it. */
function Whole({
  result,
  active: { row, column },
  t,
}: {
  result: StatementResult;
  active: Cell;
  t: RowsTranslate;
}): JSX.Element {
  const { name = '', type = '' } = result.columns[column] ?? {};
  const value = row < 0 ? type : valueText(result.rows[row]?.[column]);
  return <p className="row-value">{t('value', { column: name, value: value ?? t('null') })}</p>;
}

interface ActiveCell {
  active: Cell;
  choose: (cell: Cell) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** The cell that the keys are at, which is scrolled to where they move it. */
function useActiveCell(result: StatementResult, { rows, columns }: Grid): ActiveCell {
  const [active, choose] = useState<Cell>({ row: 0, column: 0 });
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = { row: result.rows.length - 1, column: result.columns.length - 1 };
    const next = event.altKey
      ? null
      : cellAfter(event.key, event.ctrlKey || event.metaKey, active, last);
    if (next === null) return;
    event.preventDefault();
    choose(next);
    rows.scrollToIndex(Math.max(0, next.row));
    columns.scrollToIndex(next.column);
  };
  return { active, choose, onKeyDown };
}

interface GridProps {
  label: string;
  result: StatementResult;
  t: RowsTranslate;
}

/** Rows as a table, to walk through by keys. */
export function RowGrid({ label, result, t }: GridProps): JSX.Element {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useGrid(scroller, result);
  const { rows, columns } = grid;
  const { active, choose, onKeyDown } = useActiveCell(result, grid);
  const shown = columns.getVirtualItems();
  const isSeen =
    shown.some(({ index }) => index === active.column) &&
    (active.row < 0 || rows.getVirtualItems().some(({ index }) => index === active.row));
  const given = { id, columns: shown, result, active, choose, t };
  return (
    <>
      <div
        ref={scroller}
        className="row-grid"
        role="grid"
        tabIndex={0}
        aria-label={label}
        onKeyDown={onKeyDown}
        aria-rowcount={result.rows.length + 1}
        aria-colcount={result.columns.length}
        aria-activedescendant={isSeen ? idOf(id, active) : undefined}
      >
        <div
          role="presentation"
          className="row-grid-all"
          style={{ height: headHeight + rows.getTotalSize(), width: columns.getTotalSize() }}
        >
          <Row row={-1} top={0} {...given} />
          {rows.getVirtualItems().map(({ index, start }) => (
            <Row key={index} row={index} top={headHeight + start} {...given} />
          ))}
        </div>
      </div>
      <Whole {...{ result, active, t }} />
      <p className="hint">{t('keys')}</p>
    </>
  );
}
