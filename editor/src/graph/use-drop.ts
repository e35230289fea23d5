import type { ViewProps } from '../model/view-props';
import { takeDragged, type DraggedTable } from '../warehouse/drag';
import { nodeOfTable } from '../warehouse/table-node';
import type { Dropped } from './Canvas';
import { additions, nextPath } from './graph-edits';
import { nodeSize, type Place } from './places';
import type { GraphTranslate } from './texts';
import type { GraphCommands } from './use-commands';
import type { PictureLayout } from './use-layout';

/** Makes a node of a table that is dropped, and offers the edges of a column that is dropped onto a node. */
export function useDrop(
  view: ViewProps,
  layout: PictureLayout,
  { ask }: GraphCommands,
  t: GraphTranslate,
): Dropped {
  const { model, generator, catalog, session, policy, edit, select } = view;
  const addNode = ({ table }: DraggedTable, { x, y }: Place): void => {
    if (catalog === null || !model.isCurrent) return;
    const node = nodeOfTable({ generator, catalog, session, policy }, model, table);
    if (node === null) return;
    layout.put(node.label, { x: x - nodeSize.width / 2, y: y - nodeSize.height / 2 });
    edit(additions(model, [node], []), t('didAddNode'));
    select(nextPath(model, 'node'));
  };
  return (data, onto, at) => {
    const dragged = takeDragged(data);
    if (dragged === null) return;
    const { table, column } = dragged;
    if (column === null || onto === null) addNode(dragged, at);
    else ask({ kind: 'edge', from: null, to: onto, column: { table, column } });
  };
}
