import type { Diagnostic, Mapping } from 'mapping-generator';
import { definitionPath, parseMapping } from './known';

/** What nobody has written yet is no mistake: `empty` has no definition, `incomplete` one with something left to fill in. */
export type Completeness = 'empty' | 'incomplete' | 'complete';

type Fields = Record<string, unknown>;

const fields = {
  node: ['label', 'sql', 'primary_key.name'],
  edge: ['type', 'sql', 'from_node', 'to_node', 'from_key', 'to_key'],
};

function valueAt(definition: Fields, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>(
      (value, name) => (value instanceof Object ? (value as Fields)[name] : undefined),
      definition,
    );
}

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

function blankDefinitions(mapping: Partial<Mapping>, kind: keyof typeof fields): string[] {
  const list: unknown = mapping[`${kind}_definitions`];
  if (!Array.isArray(list)) return [];
  return list.flatMap((definition: unknown, index) => {
    const isIncomplete =
      definition instanceof Object &&
      fields[kind].some((field) => isBlank(valueAt(definition as Fields, field)));
    return isIncomplete ? [`/${kind}_definitions/${index}`] : [];
  });
}

const hasNone = (list: unknown): boolean =>
  list === undefined || (Array.isArray(list) && list.length === 0);

/** True where there is no text, or a mapping without a definition. */
export function isEmpty(text: string): boolean {
  if (text.trim() === '') return true;
  // A mapping with definitions is long; this is asked at every key.
  if (text.length > 10_000) return false;
  const mapping = parseMapping(text);
  return (
    mapping !== null &&
    !Array.isArray(mapping) &&
    hasNone(mapping.node_definitions) &&
    hasNone(mapping.edge_definitions)
  );
}

/** How far a text has come. Where anything else is wrong than what is left to fill in, it counts as complete. */
export function completenessOf(text: string, diagnostics: readonly Diagnostic[]): Completeness {
  if (isEmpty(text)) return 'empty';
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return 'complete';
  const mapping = parseMapping(text);
  if (mapping === null) return 'complete';
  const blank = new Set([
    ...blankDefinitions(mapping, 'node'),
    ...blankDefinitions(mapping, 'edge'),
  ]);
  return errors.every(({ path }) => blank.has(definitionPath(path))) ? 'incomplete' : 'complete';
}
