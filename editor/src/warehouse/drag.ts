import type { TablePlace } from 'mapping-generator';

// What is dragged out of the warehouse, as other parts of the page and other windows of it read it.

export const tableType = 'application/x-mapping-table';
export const columnType = 'application/x-mapping-column';

export interface DraggedTable {
  table: TablePlace;
  /** Of a column. */
  column: string | null;
}

export function putDragged(data: DataTransfer, path: readonly string[]): void {
  data.setData(path.length > 3 ? columnType : tableType, JSON.stringify(path));
  data.setData('text/plain', path.join('.'));
  data.effectAllowed = 'copy';
}

/** Null: something else was dragged. */
export function takeDragged(data: DataTransfer): DraggedTable | null {
  try {
    const path: unknown = JSON.parse(data.getData(columnType) || data.getData(tableType));
    if (!Array.isArray(path) || !path.every((part) => typeof part === 'string')) return null;
    const [catalog, schema, name, column] = path;
    if (catalog === undefined || schema === undefined || name === undefined) return null;
    return { table: [catalog, schema, name], column: column ?? null };
  } catch {
    return null;
  }
}

export const isDragged = (types: readonly string[]): boolean =>
  types.includes(tableType) || types.includes(columnType);
