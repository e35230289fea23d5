import type { JSX } from 'react';
import { definitionAt } from '../model/model';
import type { ViewProps } from '../model/view-props';
import { homeOf, tableKey } from '../model/tables';
import { DeleteDialog } from './DeleteDialog';
import { EdgeDialog } from './EdgeDialog';
import type { ChosenColumn } from './edge-candidates';
import type { GraphTranslate } from './texts';
import type { GraphCommands } from './use-commands';

interface Properties extends ViewProps {
  t: GraphTranslate;
  commands: GraphCommands;
}

/** The first node that is made of the table of a column. */
function nodeOf(
  { model, generator, catalog, session }: ViewProps,
  { table }: ChosenColumn,
): string | null {
  const isHome = (home: ReturnType<typeof homeOf>): boolean =>
    home !== null && tableKey(home.table) === tableKey(table);
  return (
    model.nodes.find((node) => isHome(homeOf(generator, node, catalog, session)))?.path ?? null
  );
}

/** What the graph asks the author. */
export function GraphDialogs(props: Properties): JSX.Element | null {
  const {
    commands: { asking, ask, remove, addEdge },
    model,
    t,
  } = props;
  const close = (): void => {
    ask(null);
  };
  if (asking === null) return null;
  if (asking.kind === 'edge') {
    const from = asking.from ?? (asking.column ? nodeOf(props, asking.column) : null);
    const note =
      asking.column && from === null
        ? t('noNodeOfTable', { table: asking.column.table.join('.') })
        : null;
    return (
      <EdgeDialog {...props} {...asking} from={from} note={note} add={addEdge} close={close} />
    );
  }
  const node = definitionAt(model, asking.path);
  if (node?.kind !== 'node') return null;
  return (
    <DeleteDialog
      model={model}
      node={node}
      t={t}
      close={close}
      remove={(withEdges) => {
        remove(asking.path, withEdges);
      }}
    />
  );
}
