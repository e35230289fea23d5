import { useState } from 'react';
import type { EdgeDefinition } from 'mapping-generator';
import { definitionAt, nameOf } from '../model/model';
import type { ViewProps } from '../model/view-props';
import type { ChosenColumn } from './edge-candidates';
import {
  additions,
  deleteEdits,
  edgesOf,
  emptyNode,
  freeName,
  nameProblem,
  nextPath,
  renameEdits,
} from './graph-edits';
import type { GraphTranslate } from './texts';

/** What a dialog asks about. */
export type Asking =
  | { kind: 'delete'; path: string }
  | { kind: 'edge'; from: string | null; to: string | null; column?: ChosenColumn };

/** What the author can do in the picture: each is one step to undo. */
export interface GraphCommands extends Steps {
  asking: Asking | null;
  ask: (asking: Asking | null) => void;
  /** The definition whose name is being written. */
  renaming: string | null;
  startRename: (path: string) => void;
  /** Deletes at once what nothing hangs on, and asks about the rest. */
  startDelete: (path: string) => void;
  nameProblem: (path: string, name: string) => string | null;
}

interface Steps {
  rename: (path: string, name: string | null) => void;
  addNode: () => void;
  addEdge: (definition: EdgeDefinition) => void;
  remove: (path: string, withEdges: boolean) => void;
}

interface Dialogs {
  ask: (asking: Asking | null) => void;
  setRenaming: (path: string | null) => void;
}

const canEdit = ({ model, readOnly }: ViewProps): boolean => !readOnly && model.isCurrent;

function stepsOf(view: ViewProps, t: GraphTranslate, { ask, setRenaming }: Dialogs): Steps {
  const { model, edit, select } = view;
  return {
    rename: (path, name) => {
      const definition = definitionAt(model, path);
      setRenaming(null);
      if (name === null || !definition || !canEdit(view)) return;
      edit(
        renameEdits(model, definition, name),
        t('didRename', { from: nameOf(definition), to: name }),
      );
    },
    addNode: () => {
      if (!canEdit(view)) return;
      const path = nextPath(model, 'node');
      edit(
        additions(model, [emptyNode(freeName(model.nodes.map(nameOf), 'NewNode'))], []),
        t('didAddNode'),
      );
      select(path);
      setRenaming(path);
    },
    addEdge: (definition) => {
      ask(null);
      if (!canEdit(view)) return;
      edit(additions(model, [], [definition]), t('didAddEdge'));
      select(nextPath(model, 'edge'));
    },
    remove: (path, withEdges) => {
      const definition = definitionAt(model, path);
      ask(null);
      if (!definition || !canEdit(view)) return;
      select(null);
      edit(deleteEdits(model, definition, withEdges), t('didDelete', { name: nameOf(definition) }));
    },
  };
}

export function useCommands(view: ViewProps, t: GraphTranslate): GraphCommands {
  const { model, select, generator, locale, policy } = view;
  const [asking, setAsking] = useState<Asking | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const ask = (next: Asking | null): void => {
    if (next === null || canEdit(view)) setAsking(next);
  };
  const steps = stepsOf(view, t, { ask, setRenaming });
  return {
    ...steps,
    asking,
    ask,
    renaming,
    startRename: (path) => {
      if (!canEdit(view)) return;
      select(path);
      setRenaming(path);
    },
    startDelete: (path) => {
      const definition = definitionAt(model, path);
      const isLinked = definition?.kind === 'node' && edgesOf(model, definition).length > 0;
      if (isLinked) ask({ kind: 'delete', path });
      else steps.remove(path, false);
    },
    nameProblem: (path, name) => {
      const definition = definitionAt(model, path);
      return definition && nameProblem(generator, model, definition, name, { locale, policy });
    },
  };
}
