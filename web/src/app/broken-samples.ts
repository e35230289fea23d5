// Fetched with the first of them that is opened.

const texts = import.meta.glob<string>('../../../samples/tpch/broken/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The samples with a fault in them, by their file names. */
export const brokenTexts: ReadonlyMap<string, string> = new Map(
  Object.entries(texts).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text]),
);
