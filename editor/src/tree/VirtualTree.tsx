import {
  defaultRangeExtractor,
  useVirtualizer,
  type Range,
  type Virtualizer,
} from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useId,
  useRef,
  type JSX,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { keyStep, typeahead } from './tree-keys';
import { TreeItem, usualHeight } from './TreeItem';
import './tree.css';

/** A row of a tree that is laid out flat: rows beneath a folded one are not there. */
export interface TreeRow {
  id: string;
  /** From 1. */
  level: number;
  /** Its number among its siblings, from 1, and how many there are. */
  position: number;
  siblings: number;
  /** What it is found by when its first letters are typed. Who hears it hears what is drawn. */
  text: string;
  /** Null: it holds nothing. */
  isExpanded: boolean | null;
  /** Left out where it cannot be ticked. */
  checked?: boolean | 'mixed';
  draggable?: boolean;
}

export interface VirtualTreeProps<Row extends TreeRow> {
  label: string;
  rows: readonly Row[];
  /** The row that the keys are about. */
  active: string | null;
  activate: (id: string) => void;
  toggle: (id: string) => void;
  /** Enter and double click. */
  act: (id: string) => void;
  check?: (id: string) => void;
  draw: (row: Row) => ReactNode;
  /** In px; all are of one height. */
  rowHeight?: number;
  /** Takes the focus when it appears. */
  isFocusedFirst?: boolean;
  startDrag?: (row: Row, data: DataTransfer) => void;
  /** True where a key was of use. */
  onKey?: (event: KeyboardEvent, row: Row) => boolean;
}

/** Draws the rows that are seen, and the active one, which has to be there for those who hear it. */
function useRows(
  count: number,
  activeIndex: number,
  rowHeight: number,
): {
  scroller: RefObject<HTMLDivElement | null>;
  virtual: Virtualizer<HTMLDivElement, Element>;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      return activeIndex < 0 || indexes.includes(activeIndex)
        ? indexes
        : [...indexes, activeIndex].sort((a, b) => a - b);
    },
    [activeIndex],
  );
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    rangeExtractor,
    initialRect: { width: 320, height: 600 },
  });
  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'auto' });
  }, [activeIndex, virtual]);
  return { scroller, virtual };
}

/** What the keys do, those of the rows first. */
function useKeys<Row extends TreeRow>(
  { rows, activate, toggle, act, check, onKey }: VirtualTreeProps<Row>,
  activeIndex: number,
): (event: KeyboardEvent) => void {
  const letters = useRef({ text: '', at: 0 });
  return (event) => {
    const row = rows[activeIndex];
    if (row && onKey?.(event, row)) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const found =
      keyStep(rows, activeIndex, event.key) ??
      typeahead(rows, activeIndex, event.key, letters.current, event.timeStamp);
    if (found === null) return;
    event.preventDefault();
    if (found.kind === 'activate') activate(found.id);
    if (found.kind === 'toggle') toggle(found.id);
    if (found.kind === 'act') act(found.id);
    if (found.kind === 'check') check?.(found.id);
  };
}

/** A tree of any length, of which only what is seen is drawn. The keys are those of the ARIA pattern. */
export function VirtualTree<Row extends TreeRow>(props: VirtualTreeProps<Row>): JSX.Element {
  const { label, rows, active, activate, check, rowHeight = usualHeight, isFocusedFirst } = props;
  const id = useId();
  const activeIndex = rows.findIndex((row) => row.id === active);
  const { scroller, virtual } = useRows(rows.length, activeIndex, rowHeight);
  useEffect(() => {
    if (isFocusedFirst) scroller.current?.focus();
  }, [isFocusedFirst, scroller]);
  const onKeyDown = useKeys(props, activeIndex);
  return (
    <div
      ref={scroller}
      className="tree"
      role="tree"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKeyDown}
      aria-multiselectable={check ? true : undefined}
      aria-activedescendant={activeIndex < 0 ? undefined : `${id}-${activeIndex}`}
      onFocus={() => {
        if (activeIndex < 0 && rows[0]) activate(rows[0].id);
      }}
    >
      <div className="tree-rows" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().flatMap(({ index, start }) => {
          const row = rows[index];
          return row
            ? [<TreeItem key={row.id} {...props} row={row} start={start} id={`${id}-${index}`} />]
            : [];
        })}
      </div>
    </div>
  );
}
