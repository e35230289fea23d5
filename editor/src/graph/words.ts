import { nameOf, type DefinitionModel, type MappingModel } from '../model/model';
import { edgesOf } from './graph-edits';
import type { GraphTranslate } from './texts';

// What the picture, its list and its announcements say of a definition, each in the same words.

export function outcomeWords(t: GraphTranslate, { outcome, problems }: DefinitionModel): string {
  if (problems === 0 || outcome === 'incomplete') return t(outcome);
  const count = problems === 1 ? t('problemsOne') : t('problems', { count: problems });
  return `${t(outcome)} · ${count}`;
}

export function shownName(t: GraphTranslate, definition: DefinitionModel): string {
  return nameOf(definition) || t('noName');
}

export function keyWords(t: GraphTranslate, definition: DefinitionModel): string {
  const name = definition.kind === 'node' ? (definition.key?.name ?? '') : '';
  return name === '' ? t('noKey') : t('key', { name });
}

export function propertyWords(t: GraphTranslate, { properties }: DefinitionModel): string {
  return properties.length === 1
    ? t('propertiesOne')
    : t('properties', { count: properties.length });
}

export function edgeWords(t: GraphTranslate, count: number): string {
  return count === 0 ? t('edgesNone') : count === 1 ? t('edgesOne') : t('edges', { count });
}

/** One sentence for those who hear it. */
export function sentence(
  t: GraphTranslate,
  model: MappingModel,
  definition: DefinitionModel,
): string {
  const about = {
    name: shownName(t, definition),
    properties: propertyWords(t, definition),
    outcome: outcomeWords(t, definition),
  };
  if (definition.kind === 'edge')
    return t('saysEdge', { ...about, from: definition.fromNode, to: definition.toNode });
  return t('saysNode', {
    ...about,
    key: keyWords(t, definition),
    edges: edgeWords(t, edgesOf(model, definition).length),
  });
}
