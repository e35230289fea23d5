import type { JSX } from 'react';
import { namePathOf, type Definition } from '../document/definition';
import { renameDefinition } from '../document/definitions';
import { useForm } from './context';
import { DraftInput } from './DraftInput';

/** The label of a node, with the edges that name it; the type of an edge. */
export function NameField({ definition }: { definition: Definition }): JSX.Element {
  const { t, definitions } = useForm();
  const isNode = definition.kind === 'node';
  return (
    <DraftInput
      label={isNode ? t('label') : t('type')}
      hasOwnLabel
      value={definition.name}
      path={namePathOf(definition)}
      renamed={(name) => ({ edits: renameDefinition(definitions, definition, name) })}
      isUpperCase={!isNode}
      rules={isNode ? t('labelRules') : t('typeRules')}
    />
  );
}
