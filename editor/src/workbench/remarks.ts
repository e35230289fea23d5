import type { Diagnostic } from 'mapping-generator';
import type { Remark } from '../types';
import { byDefinition, contentsIn, putBack, takenOut } from './known';
import { byPlace, place } from './problems';
import type { Verdict } from './verdict';

/** What a host has to say of definitions, by the content of each: it is over when the definition has become another one. */
export interface Remarks {
  text: string;
  known: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** As a warning, which stands and is drawn where the module's do. */
const warningOf = ({ path, message, code }: Remark): Diagnostic =>
  ({
    code,
    severity: 'warning',
    stage: 'column_inference',
    field: '',
    message,
    path,
    params: {},
  }) as unknown as Diagnostic;

export function learnRemarks(text: string, remarks: readonly Remark[]): Remarks {
  const contents = contentsIn(text);
  const known = new Map<string, readonly Diagnostic[]>();
  for (const [path, diagnostics] of byDefinition(remarks.map(warningOf)))
    known.set(contents.get(path) ?? path, takenOut(diagnostics, path));
  return { text, known };
}

export function withRemarks(verdict: Verdict, text: string, { text: of, known }: Remarks): Verdict {
  if (known.size === 0 || verdict.ofEarlierText) return verdict;
  const contents = contentsIn(text);
  const found = verdict.results.flatMap(({ path }) =>
    putBack(known.get(contents.get(path) ?? '') ?? [], path, of === text),
  );
  return { ...verdict, problems: [...verdict.problems, ...place(found, text)].sort(byPlace) };
}
