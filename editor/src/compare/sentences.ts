import type { TableColumn } from 'mapping-generator';
import type { DefinitionChange, Detail, TableEffect } from './comparison';
import type { EffectTextName, EffectTranslate } from './effect-texts';

/** More names than these are told by their number. */
const mostNames = 12;

export function listOf(names: readonly string[]): string {
  const [shown, more] = [names.slice(0, mostNames), names.length - mostNames];
  return shown.join(', ') + (more > 0 ? ` … (+${more})` : '');
}

/** The row of a detail, where its kind does not say it alone. */
function textOf(detail: Detail): EffectTextName {
  switch (detail.kind) {
    case 'end':
      return detail.end === 'from' ? 'endFrom' : 'endTo';
    case 'added':
      return detail.isLast ? 'addedLast' : 'added';
    case 'node':
      return detail.effect === 'reload' ? 'nodeReload' : 'nodeRemake';
    default:
      return detail.kind;
  }
}

/** What is other, and what it does. */
export function detailSentence(t: EffectTranslate, detail: Detail): string {
  const values = Object.entries(detail).map(([name, value]) => [
    name,
    Array.isArray(value) ? listOf(value as string[]) : String(value),
  ]);
  return t(textOf(detail), Object.fromEntries(values) as Record<string, string>);
}

const takingEdges: Partial<Record<TableEffect, EffectTextName>> = {
  reload: 'edges_reload',
  remake: 'edges_remake',
  drop: 'edges_drop',
};

/** What becomes of the table, in sentences. */
export function effectSentences(
  t: EffectTranslate,
  { kind, effect, edges }: DefinitionChange,
): string[] {
  const taking = takingEdges[effect];
  return [
    t(`effect_${effect}`),
    ...(effect === 'reload' ? [t(kind === 'node' ? 'why_reload_node' : 'why_reload_edge')] : []),
    ...(taking && edges.length > 0 ? [t(taking, { names: listOf(edges) })] : []),
  ];
}

export const columnWords = ({ catalog, schema, table, column }: TableColumn): string =>
  [catalog, schema, table, column].join('.');
