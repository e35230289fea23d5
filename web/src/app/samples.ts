import type { Recording } from './recorded-answers';

export interface Sample {
  fileName: string;
  /** The mapping's own name. */
  name: string;
  text: string;
}

// Part of the page's own script: a sample can be opened with the network off.
const mappings = import.meta.glob<string>('../../../samples/tpch/{mapping,broken/*}.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const recorded = import.meta.glob<Recording>('../../../samples/tpch/answers.json', { import: 'default', eager: true });

function toSample([path, text]: [string, string]): Sample {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const { name = fileName } = JSON.parse(text) as { name?: string };
  return { fileName, name, text };
}

/** The mapping that the page opens with, then those with a fault in them. */
export const samples: readonly Sample[] = Object.entries(mappings)
  .sort(([a], [b]) => Number(a.includes('/broken/')) - Number(b.includes('/broken/')) || a.localeCompare(b))
  .map(toSample);

/** Answers of a real Trino server to the samples' SQL. */
export const recordings: readonly Recording[] = Object.values(recorded);
