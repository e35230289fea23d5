// What the page and the worker with the engine say to each other.

/** What the page asks for. */
export type EngineRequest =
  | { kind: 'open' }
  | { kind: 'write'; file: string; bytes: Uint8Array }
  | { kind: 'execute'; statement: string; most: number };

/** A row for each, with numbers beyond what one holds exactly as texts; `total`: how many there are. */
export interface EngineRows {
  columns: { name: string; type: string }[];
  rows: unknown[][];
  total: number;
}

export interface EngineResults {
  open: { version: string };
  write: null;
  execute: EngineRows;
}

/** `refused`: the engine's own words; `broken`: it did not come up, or broke down. */
export type EngineAnswer = { id: number } & (
  { result: EngineResults[keyof EngineResults] } | { refused: string } | { broken: string }
);
