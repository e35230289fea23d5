import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import type { StatementResult } from 'mapping-generator';
import { useMemo, type RefObject } from 'react';
import { valueText } from '../model/values';

export const rowHeight = 28;
export const headHeight = 44;
/** Of a letter, and of the narrowest and the widest column, in px. */
const [letter, narrowest, widest] = [8.2, 88, 288];

/** As wide as what is in it, where that is not too wide. */
function widthsOf({ columns, rows }: StatementResult): number[] {
  return columns.map(({ name, type }, index) => {
    const longest = rows.reduce(
      (most, row) => Math.max(most, valueText(row[index])?.length ?? 4),
      Math.max(name.length, type.length),
    );
    return Math.max(narrowest, Math.min(longest * letter + 20, widest));
  });
}

export interface Grid {
  rows: Virtualizer<HTMLDivElement, Element>;
  columns: Virtualizer<HTMLDivElement, Element>;
}

/** Only what is seen is drawn, of a wide result as of a long one. */
export function useGrid(scroller: RefObject<HTMLDivElement | null>, result: StatementResult): Grid {
  const widths = useMemo(() => widthsOf(result), [result]);
  const common = {
    getScrollElement: () => scroller.current,
    overscan: 3,
    initialRect: { width: 640, height: 400 },
  };
  const rows = useVirtualizer<HTMLDivElement, Element>({
    ...common,
    count: result.rows.length,
    estimateSize: () => rowHeight,
    scrollPaddingStart: headHeight,
  });
  const columns = useVirtualizer<HTMLDivElement, Element>({
    ...common,
    count: result.columns.length,
    horizontal: true,
    estimateSize: (index) => widths[index] ?? narrowest,
  });
  return { rows, columns };
}
