import type { EdgeDefinition, NodeDefinition } from 'mapping-generator';
import { useMemo, useRef, type JSX } from 'react';
import { readDefinitions, type Definition } from '../document/definition';
import { addEdge, addNode } from '../document/definitions';
import { FormProvider, useForm, type Form } from './context';
import { DefinitionForm } from './DefinitionForm';
import { DefinitionList } from './DefinitionList';
import type { FormProps } from './props';
import { formTexts } from './texts';
import './form.css';

/** The definitions of the text; while it is no JSON, those of the last text that was. */
function useDefinitions(text: string): { definitions: readonly Definition[]; isCurrent: boolean } {
  const last = useRef<readonly Definition[]>([]);
  return useMemo(() => {
    const definitions = readDefinitions(text);
    if (definitions) last.current = definitions;
    return { definitions: definitions ?? last.current, isCurrent: definitions !== null };
  }, [text]);
}

/** A mapping as a form: its definitions beside the fields of one of them. */
export function FormView(props: FormProps): JSX.Element {
  const { text, selected, locale, readOnly } = props;
  const { definitions, isCurrent } = useDefinitions(text);
  const t = useMemo(() => formTexts(locale), [locale]);
  const form: Form = { ...props, t, definitions, canEdit: isCurrent && !readOnly };
  const current = definitions.find(({ path }) => path === selected) ?? definitions[0] ?? null;
  return (
    <FormProvider value={form}>
      <div className="form">
        <div className="form-body">
          <div className="form-side">
            <DefinitionList current={current} />
            <AddButtons />
          </div>
          <div className="form-main">
            {!isCurrent && (
              <p className="form-obstacle" role="alert">
                {t('notCurrent')}
              </p>
            )}
            {current ? (
              <DefinitionForm definition={current} />
            ) : (
              <p className="form-note">{t('empty')}</p>
            )}
          </div>
        </div>
      </div>
    </FormProvider>
  );
}

// What is empty is for the author to fill in: the query first, whose columns can be taken then.

const blankNode: NodeDefinition = {
  label: '',
  sql: '',
  primary_key: { name: '', type: 'STRING' },
  properties: [],
};

const blankEdge: EdgeDefinition = {
  type: '',
  from_node: '',
  to_node: '',
  sql: '',
  from_key: '',
  to_key: '',
  properties: [],
};

function AddButtons(): JSX.Element {
  const { t, definitions, edit, select, text, canEdit } = useForm();
  const nodes = definitions.filter(({ kind }) => kind === 'node');
  const onNode = (): void => {
    edit(addNode(text, blankNode), t('addNode'));
    select(`/node_definitions/${nodes.length}`);
  };
  const onEdge = (): void => {
    edit(addEdge(text, blankEdge), t('addEdge'));
    select(`/edge_definitions/${definitions.length - nodes.length}`);
  };
  return (
    <div className="form-add">
      <button type="button" className="control control-small" disabled={!canEdit} onClick={onNode}>
        {t('addNode')}
      </button>
      <button
        type="button"
        className="control control-small"
        disabled={!canEdit || nodes.length === 0}
        onClick={onEdge}
      >
        {t('addEdge')}
      </button>
    </div>
  );
}
