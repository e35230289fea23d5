import type { TextEdit } from '../language-types.js';
import type { Diagnostic, Edit, Fix, Report } from '../types.js';
import { applyEdits, textEdits as mappingEdits } from './text-edits.js';

export interface FixAllOptions {
  /** Also fixes that change the meaning: their author should read what became of his mapping. Default false. */
  unsafe?: boolean | undefined;
  /** The changes that a fix makes to the text; default those of a mapping. */
  textEdits?: ((text: string, fix: Fix) => TextEdit[]) | undefined;
}

/** What became of a text. */
export interface FixAllResult<Checked = Report> {
  text: string;
  /** How many fixes were applied. */
  applied: number;
  /** Those fixes, in the order in which they were applied. */
  fixes: Fix[];
  /** The report on that text. */
  report: Checked;
}

/** Fixes come to an end long before; what goes in circles is stopped. */
const mostRounds = 1000;

/**
 * Applies the safe fixes of a text's findings, and those of what is found then, until there are none. Each finding gets
 * its first fix. Done again, it changes nothing.
 *
 * @example
 * const { text } = await fixAll(json, (text) => generator.check(text));
 */
export async function fixAll<Checked extends { diagnostics: Diagnostic[] } = Report>(
  text: string,
  check: (text: string) => Checked | Promise<Checked>,
  options: FixAllOptions = {},
): Promise<FixAllResult<Checked>> {
  let result: FixAllResult<Checked> = { text, applied: 0, fixes: [], report: await check(text) };
  const mendedOnce = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const open = result.report.diagnostics.filter((found) => !mendedOnce.has(identityOf(found)));
    const { edits, fixes, mended: done } = nextEdits(result.text, open, options);
    for (const found of done) mendedOnce.add(identityOf(found));
    const mended = applyEdits(result.text, edits);
    if (mended === result.text) break;
    const all = [...result.fixes, ...fixes];
    result = { text: mended, applied: all.length, fixes: all, report: await check(mended) };
  }
  return result;
}

/** The edits of the fixes that have nothing to do with each other; the others have their turn in the next round. */
function nextEdits(
  text: string,
  diagnostics: Diagnostic[],
  { unsafe = false, textEdits = mappingEdits }: FixAllOptions,
): { edits: TextEdit[]; fixes: Fix[]; mended: Diagnostic[] } {
  const taken: string[] = [];
  const edits: TextEdit[] = [];
  const fixes: Fix[] = [];
  const mended: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const fix = diagnostic.fixes?.find(({ safe }) => safe || unsafe);
    const claims = fix ? claimsOf(fix) : [];
    if (!fix || claims.some((claim) => taken.some((other) => meet(claim, other)))) continue;
    const changes = textEdits(text, fix);
    if (changes.length === 0) continue;
    taken.push(...claims);
    edits.push(...changes);
    fixes.push(fix);
    mended.push(diagnostic);
  }
  return { edits, fixes, mended };
}

/**
 * What a finding is again where its fix did not make it go away, such as one that a cluster tells of an older text: it is not
 * mended a second time.
 */
const identityOf = ({ code, path, params, sql_range }: Diagnostic): string =>
  JSON.stringify([code, path, params, sql_range?.start]);

const claimsOf = ({ edits }: Fix): string[] => edits.map(claimOf);

/** What a fix was thought out for, as a JSON pointer: an edit of SQL may concern all of its definition. */
const claimOf = (edit: Edit): string => edit.path.slice(0, edit.path.lastIndexOf('/'));

const meet = (a: string, b: string): boolean =>
  `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
