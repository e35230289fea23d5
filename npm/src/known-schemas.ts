import type { WireCheckReport, WireReport } from './protocol.js';
import type { EdgeSchema, NodeSchema } from './types.js';

type Schema = NodeSchema | EdgeSchema;

/**
 * The schemas of the last report. An edit changes one of them: the module tells the others by their places here, and they
 * are neither written nor read again. What several reports share is frozen.
 */
export class KnownSchemas {
  #last: readonly (Schema | null)[] = [];

  /** A report by `request`, which passes on what is known here. Where it throws, the next report is told in full. */
  report(request: (known: { known_schemas: boolean }) => WireCheckReport): WireReport {
    const last = this.#last;
    this.#last = [];
    const report = request({ known_schemas: last.length > 0 });
    resolve(report.node_results, last);
    resolve(report.edge_results, last);
    const told = report as WireReport;
    this.#last = [...told.node_results, ...told.edge_results].map(({ schema }) => schema);
    return told;
  }
}

/** Puts the schema in where a result names its place: the module names only what it told as the same kind of schema. */
function resolve(
  results: { schema: Schema | number | null }[],
  last: readonly (Schema | null)[],
): void {
  for (const result of results) {
    const { schema } = result;
    result.schema = typeof schema === 'number' ? (last[schema] ?? null) : frozen(schema);
  }
}

/** Objects and lists, through and through. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
