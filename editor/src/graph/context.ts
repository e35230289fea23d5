import { createContext, useContext, useLayoutEffect, useMemo, useRef } from 'react';
import type { GraphTranslate } from './texts';

/** What the drawn nodes and edges can have done. */
export interface GraphActions {
  choose: (path: string | null) => void;
  startRename: (path: string) => void;
  /** Null: the name stays. */
  rename: (path: string, name: string | null) => void;
  nameProblem: (path: string, name: string) => string | null;
}

/** What the drawn nodes and edges need beside their definition. */
export interface GraphContent {
  t: GraphTranslate;
  /** The definition whose name is being written. */
  renaming: string | null;
  actions: GraphActions;
  readOnly: boolean;
}

export const GraphContext = createContext<GraphContent | null>(null);

/** Where labels of edges are drawn, above all lines. The library's own way there looks for it at every move, for every edge. */
export const LabelsContext = createContext<Element | null>(null);

export function useGraph(): GraphContent {
  const content = useContext(GraphContext);
  if (content === null) throw new Error('a part of the graph was drawn outside of it');
  return content;
}

/** The same functions at every drawing, which do what the last drawing's do: nothing is drawn again because of them. */
export function useActions(actions: GraphActions): GraphActions {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  return useMemo(
    () => ({
      choose: (path) => {
        latest.current.choose(path);
      },
      startRename: (path) => {
        latest.current.startRename(path);
      },
      rename: (path, name) => {
        latest.current.rename(path, name);
      },
      nameProblem: (path, name) => latest.current.nameProblem(path, name),
    }),
    [],
  );
}
