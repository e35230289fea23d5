/** A cell; row -1 is that of the names. */
export interface Cell {
  row: number;
  column: number;
}

const page = 8;

type Step = (cell: Cell, last: Cell) => Cell;

const steps: Partial<Record<string, Step>> = {
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, last) => ({ row, column: last.column }),
  PageDown: ({ row, column }) => ({ row: row + page, column }),
  PageUp: ({ row, column }) => ({ row: row - page, column }),
};

const corners: Partial<Record<string, Step>> = {
  Home: () => ({ row: 0, column: 0 }),
  End: (_cell, last) => last,
};

const within = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most));

/** The cell that a key leads to; null: the key means nothing here. `last` is the one at the lower end. */
export function cellAfter(key: string, withControl: boolean, cell: Cell, last: Cell): Cell | null {
  const next = (withControl ? corners : steps)[key]?.(cell, last);
  return next
    ? { row: within(next.row, -1, last.row), column: within(next.column, 0, last.column) }
    : null;
}
