import type { EdgeDefinition } from 'mapping-generator';
import { useId, type JSX, type SyntheticEvent } from 'react';
import type { NodeModel } from '../model/model';
import { Dialog } from '../shell/Dialog';
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
  return (
    <label className="field">
      <span>{label}</span>
      <select
        className="control"
        value={value}
        onChange={(event) => {
          change(event.target.value);
        }}
      >
        {nodes.map(({ path, label: name }) => (
          <option key={path} value={path}>
            {name || path}
          </option>
        ))}
      </select>
    </label>
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
          <div className="dialog-buttons">
            <button type="button" className="control" onClick={cancel}>
              {t('cancel')}
            </button>
            <button
              type="submit"
              className="control control-primary"
              disabled={definition === null}
            >
              {t('edgeAdd')}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
