import { useCallback, useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import type { MappingModel } from '../model/model';
import type { Picture } from './components';
import { layOut, layOutAgain } from './layout';
import {
  change,
  grow,
  move,
  nudge,
  undo,
  type LayoutHistory,
  type LayoutStore,
} from './layout-history';
import { followRenames, placeKeys, type Place } from './places';

export interface PictureLayout {
  /** By the path of a node. */
  placeOf: (path: string) => Place | undefined;
  move: (path: string, place: Place) => void;
  /** Moves a node a little; such steps are undone together. */
  nudge: (path: string, by: Place) => void;
  /** For a node that will have this label. */
  put: (label: string, place: Place) => void;
  again: () => void;
  undo: () => void;
  canUndo: boolean;
  /** True where the layout is what was changed last: nothing was edited since. */
  isLast: boolean;
}

function pictureOf({ nodes, edges }: MappingModel, keys: ReadonlyMap<string, string>): Picture {
  const byLabel = new Map(
    [...nodes].reverse().map(({ label, path }) => [label, keys.get(path) ?? path]),
  );
  const ends = edges.flatMap(({ fromNode, toNode }): [string, string][] => {
    const [from, to] = [byLabel.get(fromNode), byLabel.get(toNode)];
    return from === undefined || to === undefined ? [] : [[from, to]];
  });
  return { nodes: [...keys.values()], edges: ends };
}

interface Laid {
  /** That of the mapping whose layout it is. */
  store: LayoutStore | undefined;
  model: MappingModel;
  keys: ReadonlyMap<string, string>;
  history: LayoutHistory;
  /** The model at the last change of the layout. */
  changedAt: MappingModel | null;
}

/** What the model before was laid out as, with what has come since. */
function follow(last: Laid | null, model: MappingModel, store: LayoutStore | undefined): Laid {
  const before = last?.store === store ? last : null;
  const keys = placeKeys(model.nodes);
  const history = before?.history ?? { places: store?.load() ?? {}, before: [] };
  const places =
    before === null ? history.places : followRenames(before.model, model, history.places);
  return {
    store,
    model,
    keys,
    changedAt: before?.changedAt ?? null,
    history: grow(history, layOut(pictureOf(model, keys), places)),
  };
}

/** A model as it is laid out now, which the store keeps. */
function useLaid(
  model: MappingModel,
  store: LayoutStore | undefined,
): [Laid, Dispatch<SetStateAction<Laid>>] {
  const [laid, setLaid] = useState(() => follow(null, model, store));
  const now = laid.model === model && laid.store === store ? laid : follow(laid, model, store);
  // Laid out while it is drawn, so that no picture is without the places of its nodes.
  if (now !== laid) setLaid(now);
  const { places } = now.history;
  useEffect(() => {
    store?.save(places);
  }, [store, places]);
  return [now, setLaid];
}

/** The places of a model's nodes, which small edits do not move. */
export function useLayout(model: MappingModel, store: LayoutStore | undefined): PictureLayout {
  const [{ history, keys, changedAt }, setLaid] = useLaid(model, store);
  const placeOf = useCallback(
    (path: string) => history.places[keys.get(path) ?? path],
    [history.places, keys],
  );
  const update = (
    next: (history: LayoutHistory, keys: ReadonlyMap<string, string>) => LayoutHistory,
  ): void => {
    setLaid((last) => ({ ...last, changedAt: last.model, history: next(last.history, last.keys) }));
  };
  return {
    placeOf,
    move: (path, place) => {
      update((last, names) => move(last, names.get(path) ?? path, place));
    },
    nudge: (path, by) => {
      update((last, names) => nudge(last, names.get(path) ?? path, by));
    },
    put: (label, place) => {
      setLaid((last) => ({
        ...last,
        history: grow(last.history, { ...last.history.places, [label]: place }),
      }));
    },
    again: () => {
      update((last, names) =>
        change(last, { ...last.places, ...layOutAgain(pictureOf(model, names)) }),
      );
    },
    undo: () => {
      update(undo);
    },
    canUndo: history.before.length > 0,
    isLast: history.before.length > 0 && changedAt === model,
  };
}
