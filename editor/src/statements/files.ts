import type { ExportTarget } from 'mapping-generator';

/** How the cluster writes the rows of each definition as Parquet files, which the engine then loads. */
export interface RowFiles {
  /** `hive`: CREATE TABLE AS in a schema of the Hive connector; `unload`: Starburst's table function. */
  way: 'hive' | 'unload';
  /** Of the Hive connector. */
  schema: string;
  /** Each definition has a folder of its own in it; empty: the engine's statements load nothing. */
  folder: string;
}

export const usualFiles: RowFiles = { way: 'hive', schema: 'hive.export', folder: '' };

export function targetOf({ way, schema, folder }: RowFiles): ExportTarget {
  if (way === 'unload') return { unload: folder };
  return { schema, ...(folder !== '' && { location: folder }) };
}

/** Where the rows of a table are. */
export const folderOf = (folder: string, table: string): string =>
  `${folder.replace(/\/+$/, '')}/${table}/`;

/** Hive's writer gives its files no ending. */
export const filesOf = ({ way }: RowFiles): { files?: string } =>
  way === 'hive' ? { files: '*' } : {};

const key = 'mapping-row-files';

type Fields = Record<keyof RowFiles, unknown>;

/** What the author wrote last, in whatever mapping. */
export function readFiles(storage: () => Pick<Storage, 'getItem'>): RowFiles {
  try {
    const { way, schema, folder } = {
      ...usualFiles,
      ...(JSON.parse(storage().getItem(key) ?? '{}') as Partial<Fields>),
    };
    const isWay = way === 'hive' || way === 'unload';
    return isWay && typeof schema === 'string' && typeof folder === 'string'
      ? { way, schema, folder }
      : usualFiles;
  } catch {
    return usualFiles;
  }
}

/** A storage that is full or switched off keeps it for this visit only. */
export function storeFiles(storage: () => Pick<Storage, 'setItem'>, files: RowFiles): void {
  try {
    storage().setItem(key, JSON.stringify(files));
  } catch {
    // As the comment above says.
  }
}
