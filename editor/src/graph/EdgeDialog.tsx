import type { EdgeDefinition } from 'mapping-generator';
import { useId, type JSX, type SyntheticEvent } from 'react';
import type { NodeModel } from '../model/model';
import { Answers } from '../shell/Answers';
import { Dialog } from '../shell/Dialog';
import { SelectField } from '../shell/fields';
import { EdgeQueries } from './EdgeQueries';
import type { GraphTranslate } from './texts';
import { useNewEdge, type NewEdgeProps } from './use-new-edge';

interface Properties extends NewEdgeProps {
  t: GraphTranslate;
  /** What the author should know. */
  note: string | null;
  add: (definition: EdgeDefinition) => void;
  close: () => void;
}

interface EndProps {
  label: string;
  nodes: readonly NodeModel[];
  value: string;
  change: (path: string) => void;
}

function End({ label, nodes, value, change }: EndProps): JSX.Element {
  const options = nodes.map(({ path, label: name }) => [path, name || path] as const);
  return (
    <div className="field">
      <SelectField {...{ label, value, change, options }} />
    </div>
  );
}

/** Offers the queries that can make an edge between two nodes, and one without a query. */
export function EdgeDialog(props: Properties): JSX.Element {
  const { t, model, catalog, column, note, add, close } = props;
  const { nodes } = model;
  const id = useId();
  const { from, to, queries, definition } = useNewEdge(props);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (definition) add(definition);
  };
  return (
    <Dialog labelledBy={id} onClose={close}>
      {(cancel) => (
        <form className="dialog-form" onSubmit={submit}>
          <h2 id={id}>{t('edgeTitle')}</h2>
          {note !== null && <p className="graph-note">{note}</p>}
          <div className="ends">
            <End label={t('edgeFrom')} nodes={nodes} {...from} />
            <End label={t('edgeTo')} nodes={nodes} {...to} />
          </div>
          <EdgeQueries {...{ t, catalog, column, ...queries }} />
          <Answers
            of={[
              { text: t('cancel'), act: cancel },
              { text: t('edgeAdd'), look: 'primary', isPossible: definition !== null },
            ]}
          />
        </form>
      )}
    </Dialog>
  );
}
