import type { Diagnostic, PreflightReport } from 'mapping-generator';
import { byDefinition, contentsIn, putBack, takenOut } from './known';
import { failsLoad, isOpen } from './load-faults';
import { byPlace, place } from './problems';
import type { DefinitionResult, Verdict } from './verdict';

/** What a preflight found out about the rows of one definition. */
interface Counted {
  /** Null where they could not be counted. */
  rows: number | null;
  /** Their paths count from the definition. */
  diagnostics: Diagnostic[];
}

/** A finished preflight of `text`, which may be older than the text in the editor. */
export interface Preflight {
  text: string;
  /** By the content of each definition: one that was edited, or whose nodes were, has to be counted again. */
  known: ReadonlyMap<string, Counted>;
}

/** What rows alone tell, or how they are read: all else the check says, and the cluster may say better. */
const ownCodes: ReadonlySet<Diagnostic['code']> = new Set<Diagnostic['code']>([
  'could_not_ask',
  'too_many_rows',
  'too_many_bytes',
  'rounded_value',
  'inexact_value',
  'moved_time',
  'wrapped_date',
  'escaped_bytes',
  'char_key',
]);

/** The platform takes the mapping all the same: an error is what it refuses. */
function softened(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.severity === 'error' ? { ...diagnostic, severity: 'warning' } : diagnostic;
}

const isOfPreflight = (diagnostic: Diagnostic): boolean =>
  ownCodes.has(diagnostic.code) || failsLoad(diagnostic);

/** What `report`, the preflight of `text`, says about each definition. */
export function learnCounts(
  text: string,
  { definitions, diagnostics }: PreflightReport,
): Preflight {
  const contents = contentsIn(text);
  const groups = byDefinition(diagnostics.map(softened).filter(isOfPreflight));
  const known = new Map<string, Counted>();
  for (const { path, rows } of definitions) {
    const content = contents.get(path);
    if (content !== undefined)
      known.set(content, { rows, diagnostics: takenOut(groups.get(path) ?? [], path) });
  }
  return { text, known };
}

const sameAs = ({ code, path }: Diagnostic): string => `${code} ${path}`;

/** Puts what the rows tell beside what is known of the text without them: one list, each thing once. */
export function withCounts(verdict: Verdict, text: string, preflight: Preflight | null): Verdict {
  if (preflight === null || verdict.ofEarlierText) return verdict;
  const contents = contentsIn(text);
  const said = new Set(verdict.problems.map(({ diagnostic }) => sameAs(diagnostic)));
  const found: Diagnostic[] = [];
  let done = 0;
  const results = verdict.results.map((result): DefinitionResult => {
    const { path } = result;
    const counted = preflight.known.get(contents.get(path) ?? '');
    if (counted === undefined) return result;
    if (counted.rows !== null && !counted.diagnostics.some(isOpen)) done += 1;
    const own = putBack(counted.diagnostics, path, preflight.text === text);
    found.push(...own.filter((diagnostic) => !said.has(sameAs(diagnostic))));
    return { ...result, rows: counted.rows, failsLoad: result.failsLoad || own.some(failsLoad) };
  });
  const problems = [...verdict.problems, ...place(found, text)].sort(byPlace);
  const load = found.some(failsLoad) ? 'will_fail' : verdict.load;
  return { ...verdict, results, problems, load, counts: { done, total: results.length } };
}
