import type { Diagnostic, Mapping } from 'mapping-generator';
import type { Finding } from './known';
import type { DefinitionResult, Outcome } from './verdict';

// What counts for one definition: the local check, or what the cluster said of it.

export function outcomeOf(valid: boolean, diagnostics: readonly Diagnostic[]): Outcome {
  if (valid) return 'valid';
  return diagnostics.some(({ severity }) => severity === 'error') ? 'invalid' : 'unchecked';
}

/** A definition's result and what is to be shown of it; `validated` when the cluster's word decided. */
export type Decision = Pick<DefinitionResult, 'validated'> & Finding;

/**
 * The cluster's word on a definition that is unchanged since wins over the local check, which knows the warehouse from a
 * catalog alone: only a fault of the structure, which the definitions beside it can cause, comes before it. Where the
 * cluster could not be asked, the local check stands and the reason is shown beside it.
 */
export function decide(
  result: Finding['result'],
  own: Diagnostic[],
  asked: Finding | undefined,
): Decision {
  const local = { result, diagnostics: own, validated: false };
  if (
    asked === undefined ||
    own.some(({ stage, severity }) => stage === 'structure' && severity === 'error')
  )
    return local;
  const told = asked.diagnostics.filter(({ stage }) => stage !== 'structure');
  const isOpen = told.some(({ code }) => code.startsWith('could_not_check'));
  if (isOpen && outcomeOf(result.valid, own) !== 'unchecked')
    return { ...local, diagnostics: [...own, ...told] };
  const structural = own.filter(({ stage }) => stage === 'structure');
  return { result: asked.result, diagnostics: [...structural, ...told], validated: true };
}

/** The labels that an edge leads from and to. */
export function endsOf(mapping: Partial<Mapping>, path: string): unknown[] {
  const edge = mapping.edge_definitions?.[Number(path.split('/').at(-1))];
  return [edge?.from_node, edge?.to_node];
}

/** An edge whose node the cluster sees otherwise than the check did is open. */
export function reopened({ result, diagnostics }: Decision): Decision {
  const own = diagnostics.filter(({ code }) => code !== 'node_failed');
  return { result: { ...result, valid: false, schema: null }, diagnostics: own, validated: false };
}
