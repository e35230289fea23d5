// A mapping of a whole warehouse, from its names and types.

const words = (
  'account agent asset branch campaign card carrier claim client contract coupon customer delivery device employee event ' +
  'factory flight invoice item loan machine member offer order parcel partner patient payment plan policy product project ' +
  'region service shipment store supplier ticket vehicle'
).split(' ');

/** Three words, another three for each number up to 64,000. */
const nameOf = (index) =>
  [1, words.length, words.length ** 2]
    .map((size) => words[Math.floor(index / size) % words.length])
    .reverse()
    .join('_');

/** Each table has its key, those of two others, and attributes to twenty columns. */
function warehouse(tables) {
  const attributes = Array.from({ length: 17 }, (_, place) => ({
    name: `attribute_${place}`,
    type: place % 3 ? 'varchar(25)' : 'double',
  }));
  return {
    captured_at: new Date().toISOString(),
    tables: Array.from({ length: tables }, (_, index) => {
      const keys = [index, (index * 7 + 1) % tables, (index * 13 + 5) % tables];
      return {
        catalog: 'hive',
        schema: `schema_${index % 50}`,
        name: nameOf(index),
        columns: [
          ...[...new Set(keys)].map((key) => ({ name: `${nameOf(key)}_id`, type: 'bigint' })),
          ...attributes,
        ],
      };
    }),
  };
}

/** ms of one suggestion; the catalog is loaded before. */
export function suggestionOf(generator, tables, rounds) {
  const catalog = generator.catalog(warehouse(tables));
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    const { nodes } = generator.suggestMapping(catalog);
    if (nodes.length !== tables) throw new Error(`${nodes.length} nodes of ${tables} tables`);
    return performance.now() - started;
  });
  catalog.dispose();
  return Math.min(...times);
}
