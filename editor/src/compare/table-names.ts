import { MappingError, type MappingGenerator } from 'mapping-generator';
import type { GraphColumn } from './comparison';

// Names and types as the engine's statements have them, by the core, which knows what to quote.

type Ddl = Pick<MappingGenerator, 'nodeDdl'>;

const key = { name: 'k', type: 'STRING' };

/** What the core writes between the two; null where the engine has no way to say it. */
function written(
  generator: Ddl,
  label: string,
  columns: GraphColumn[],
  start: string,
  end: string,
): string | null {
  try {
    return generator
      .nodeDdl({ label, primary_key: key, properties: columns })
      .slice(start.length, -end.length);
  } catch (error) {
    if (error instanceof MappingError) return null;
    throw error;
  }
}

export const tableName = (generator: Ddl, name: string): string | null =>
  written(generator, name, [], 'CREATE NODE TABLE ', '(k STRING PRIMARY KEY);');

/** A column with its type. */
export const columnText = (generator: Ddl, column: GraphColumn): string | null =>
  written(generator, 'T', [column], 'CREATE NODE TABLE T(k STRING PRIMARY KEY, ', ');');

export function columnName(generator: Ddl, name: string): string | null {
  const type = 'STRING';
  return columnText(generator, { name, type })?.slice(0, -` ${type}`.length) ?? null;
}
