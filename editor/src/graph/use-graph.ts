import { useMemo, useState } from 'react';
import { definitionAt, type DefinitionModel } from '../model/model';
import type { ViewProps } from '../model/view-props';
import { useActions, type GraphContent } from './context';
import type { KeyCommands } from './graph-keys';
import type { LayoutStore } from './layout-history';
import type { PictureToolsProps } from './PictureTools';
import { graphTexts, type GraphTranslate } from './texts';
import type { Shown, ToolbarProps } from './Toolbar';
import { useCommands, type GraphCommands } from './use-commands';
import { useLayout, type PictureLayout } from './use-layout';
import { useMoving, type Moving } from './use-moving';
import { useSearch, type Search } from './use-search';
import { useView, type PictureView } from './use-view';
import { step, turn } from './walk';

export interface GraphViewProps extends ViewProps {
  /** Shows a definition as it is edited: Enter, and a double click where nothing can be changed. */
  open?: (path: string) => void;
  /** Keeps the layout between visits. */
  layout?: LayoutStore;
}

/** The parts of the graph, as its pieces draw them. */
export interface GraphParts {
  t: GraphTranslate;
  content: GraphContent;
  layout: PictureLayout;
  commands: GraphCommands;
  search: Search;
  moving: Moving;
  chosen: DefinitionModel | null;
  keys: Omit<KeyCommands, 'search'>;
  bar: ToolbarProps;
  tools: PictureToolsProps;
}

/** What the keys and the buttons act on. */
interface Doing {
  layout: PictureLayout;
  commands: GraphCommands;
  view: PictureView;
  moving: Moving;
}

/** What the keys and the buttons of the graph do. */
function useKeys(
  props: GraphViewProps,
  { layout, commands, view, moving }: Doing,
): GraphParts['keys'] {
  const { model, selected, select, open = select } = props;
  const withSelected = (act: (path: string) => void) => (): void => {
    if (selected !== null) act(selected);
  };
  return {
    ...view,
    step: (direction) => {
      const next = step(model, layout.placeOf, selected, direction);
      if (next !== null) select(next);
    },
    turn: (by) => {
      const next = turn(model, selected, by);
      if (next !== null) select(next);
    },
    open: withSelected(open),
    rename: withSelected(commands.startRename),
    remove: withSelected(commands.startDelete),
    addNode: commands.addNode,
    addEdge: () => {
      const from = definitionAt(model, selected)?.kind === 'node' ? selected : null;
      if (model.nodes.length > 0) commands.ask({ kind: 'edge', from, to: null });
    },
    nudge: moving.nudge,
    move: () => {
      moving.toggle?.();
    },
    leave: () => {
      if (moving.isAsking) moving.end();
      else select(null);
    },
    undoLayout: layout.isLast ? layout.undo : null,
  };
}

const toolsOf = ({ layout, view, moving }: Doing, t: GraphTranslate): PictureToolsProps => ({
  t,
  isMoving: moving.isAsking,
  picture: {
    ...view,
    move: moving.toggle,
    layOutAgain: layout.again,
    undoLayout: layout.canUndo ? layout.undo : null,
  },
});

export function useGraphParts(props: GraphViewProps): GraphParts {
  const { model, selected, select, readOnly, locale } = props;
  const t = useMemo(() => graphTexts(locale), [locale]);
  const [shown, show] = useState<Shown>('picture');
  const layout = useLayout(model, props.layout);
  const commands = useCommands(props, t);
  const search = useSearch(model, selected, select);
  const view = useView(model, layout, selected);
  const moving = useMoving(props, layout, view.show, t);
  const doing = { layout, commands, view, moving };
  const keys = useKeys(props, doing);
  const { renaming, startRename, rename, nameProblem } = commands;
  const actions = useActions({ choose: select, startRename, rename, nameProblem });
  const content = useMemo(
    () => ({ t, renaming, actions, readOnly }),
    [t, renaming, actions, readOnly],
  );
  const chosen = definitionAt(model, selected);
  const on = (act: () => void, isPossible: boolean): (() => void) | null =>
    isPossible && !readOnly && model.isCurrent ? act : null;
  const bar: ToolbarProps = {
    t,
    shown,
    show,
    search,
    actions: {
      addNode: on(keys.addNode, true),
      addEdge: on(keys.addEdge, model.nodes.length > 0),
      rename: on(keys.rename, chosen !== null),
      remove: on(keys.remove, chosen !== null),
    },
  };
  const tools = toolsOf(doing, t);
  return { t, content, layout, commands, search, moving, chosen, keys, bar, tools };
}
