import type { Diagnostic, Report } from '../index.js';
import { isChecked } from './checked.js';
import type { Outcome } from './checked.js';
import { visible } from './output.js';

// JUnit's XML, which CI services show: a suite for each file, a case for the mapping itself and for each definition.

/** What a case has to say. */
interface Case {
  name: string;
  diagnostics: Diagnostic[];
  /** Why it was not checked, where nothing wrong was found. */
  open?: string | undefined;
  /** Why there is no verdict on its file. */
  failure?: string;
}

export function toJunit(outcomes: Outcome[]): string {
  const cases = outcomes.map(casesOf);
  const suites = outcomes.map(({ file }, at) => suite(file, cases[at] ?? []));
  const counts = countsOf(cases.flat());
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="mapping-generator" ${counts}>\n`,
    ...suites,
    '</testsuites>\n',
  ].join('');
}

function suite(file: string, cases: Case[]): string {
  const name = escaped(file === '-' ? '<stdin>' : file);
  const lines = cases.map(
    (each) =>
      `    <testcase classname="${name}" name="${escaped(each.name)}">${contentOf(each)}</testcase>\n`,
  );
  return `  <testsuite name="${name}" ${countsOf(cases)}>\n${lines.join('')}  </testsuite>\n`;
}

function casesOf(outcome: Outcome): Case[] {
  if (!isChecked(outcome)) return [{ name: 'mapping', diagnostics: [], failure: outcome.failure }];
  const { report } = outcome;
  const definitions = [
    ...report.node_results.map(({ label, error }, at) => ({
      name: `node ${label}`,
      path: `/node_definitions/${at}`,
      error,
    })),
    ...report.edge_results.map(({ type, error }, at) => ({
      name: `edge ${type}`,
      path: `/edge_definitions/${at}`,
      error,
    })),
  ];
  const groups = groupByPlace(report, new Set(definitions.map(({ path }) => path)));
  const cases = definitions.map(({ name, path, error }): Case => {
    const diagnostics = groups.get(path) ?? [];
    return { name, diagnostics, open: error ?? undefined };
  });
  return [{ name: 'mapping', diagnostics: groups.get('') ?? [] }, ...cases];
}

/** By the definition that they are in; the rest is the mapping's own. */
function groupByPlace(
  { diagnostics }: Report,
  paths: ReadonlySet<string>,
): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const path = diagnostic.path.split('/').slice(0, 3).join('/');
    const place = paths.has(path) ? path : '';
    groups.set(place, [...(groups.get(place) ?? []), diagnostic]);
  }
  return groups;
}

const errorsOf = ({ diagnostics }: Case): Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity === 'error');

type Kind = 'error' | 'failure' | 'skipped' | 'passed';

function kindOf(each: Case): Kind {
  if (each.failure !== undefined) return 'error';
  if (errorsOf(each).length > 0) return 'failure';
  return each.open === undefined ? 'passed' : 'skipped';
}

function contentOf(each: Case): string {
  const errors = errorsOf(each);
  const others = each.diagnostics.filter(({ severity }) => severity !== 'error');
  const told = { error: each.failure, failure: errors[0]?.message, skipped: each.open, passed: '' };
  const kind = kindOf(each);
  const type = kind === 'failure' && errors[0] ? ` type="${errors[0].code}"` : '';
  const verdict =
    kind === 'passed'
      ? ''
      : `<${kind} message="${escaped(told[kind] ?? '')}"${type}>${linesOf(errors)}</${kind}>`;
  return verdict + (others.length === 0 ? '' : `<system-out>${linesOf(others)}</system-out>`);
}

const linesOf = (diagnostics: Diagnostic[]): string => diagnostics.map(lineOf).join('\n');

function lineOf({ severity, message, code, path, range }: Diagnostic): string {
  const place = range ? `${range.start.line}:${range.start.column}` : path;
  return escaped(`${place}: ${severity}: ${message} [${code}]`);
}

function countsOf(cases: Case[]): string {
  const kinds = cases.map(kindOf);
  const count = (kind: Kind): number => kinds.filter((each) => each === kind).length;
  return (
    `tests="${cases.length}" failures="${count('failure')}" ` +
    `errors="${count('error')}" skipped="${count('skipped')}"`
  );
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no place for control characters and halves of characters, whatever they are written as. */
const escaped = (text: string): string =>
  visible(text)
    .replace(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g,
      '\ufffd',
    )
    .replace(/[&<>"]/g, (character) => entities[character] ?? '');
