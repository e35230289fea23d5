/** A name as SQL has it: in quotes where it would be read as another one. */
export function quoteName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name)
    ? name
    : `"${name.replaceAll('"', '""')}"`;
}

export const quotePlace = (place: readonly string[]): string => place.map(quoteName).join('.');

/** The words that Trino takes for no name. */
const reserved: ReadonlySet<string> = new Set(
  (
    'alter and as auto between by case cast constraint create cross cube current_catalog current_date current_path current_role ' +
    'current_schema current_time current_timestamp current_user deallocate delete describe distinct drop else end escape ' +
    'except exists extract false for from full group grouping having in inner insert intersect into is join json_array ' +
    'json_exists json_object json_query json_table json_value left like listagg localtime localtimestamp natural normalize ' +
    'not null on or order outer overlaps prepare recursive right rollup select table then trim true uescape union unnest using ' +
    'values when where with'
  ).split(' '),
);
