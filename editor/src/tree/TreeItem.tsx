import type { DragEvent, HTMLAttributes, JSX } from 'react';
import type { TreeRow, VirtualTreeProps } from './VirtualTree';

export const usualHeight = 30;

interface TreeItemProps<Row extends TreeRow> extends VirtualTreeProps<Row> {
  row: Row;
  /** Where it stands in the tree, in px. */
  start: number;
  id: string;
}

function dragOf<Row extends TreeRow>({
  row,
  startDrag,
}: Pick<TreeItemProps<Row>, 'row' | 'startDrag'>): HTMLAttributes<HTMLDivElement> {
  if (!startDrag || !row.draggable) return {};
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      startDrag(row, event.dataTransfer);
    },
  };
}

// Arrow and box are for the mouse; the keys do the same on the row.

interface FoldProps {
  row: TreeRow;
  toggle: (id: string) => void;
}

function Fold({ row: { id, isExpanded }, toggle }: FoldProps): JSX.Element {
  return (
    <span
      className={`tree-fold ${isExpanded === null ? 'is-leaf' : isExpanded ? 'is-open' : ''}`}
      aria-hidden="true"
      onClick={(event) => {
        if (isExpanded !== null) {
          event.stopPropagation();
          toggle(id);
        }
      }}
    />
  );
}

interface BoxProps {
  row: TreeRow;
  activate: (id: string) => void;
  check: ((id: string) => void) | undefined;
}

function Box({ row: { id, checked }, activate, check }: BoxProps): JSX.Element {
  return (
    <span
      className={`tree-box ${checked === true ? 'is-on' : checked === 'mixed' ? 'is-mixed' : ''}`}
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        activate(id);
        check?.(id);
      }}
    />
  );
}

export function TreeItem<Row extends TreeRow>(props: TreeItemProps<Row>): JSX.Element {
  const { row, start, id, active, draw, activate, toggle, act, check } = props;
  const { rowHeight = usualHeight } = props;
  const { level, isExpanded, checked } = row;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={active === row.id}
      aria-expanded={isExpanded ?? undefined}
      aria-checked={checked}
      className={`tree-row ${active === row.id ? 'is-active' : ''}`}
      {...dragOf(props)}
      style={{
        transform: `translateY(${start}px)`,
        height: rowHeight,
        paddingInlineStart: `${(level - 1) * 1.1 + 0.25}rem`,
      }}
      onClick={() => {
        activate(row.id);
      }}
      onDoubleClick={() => {
        act(row.id);
      }}
    >
      <Fold row={row} toggle={toggle} />
      {checked !== undefined && <Box row={row} activate={activate} check={check} />}
      {draw(row)}
    </div>
  );
}
