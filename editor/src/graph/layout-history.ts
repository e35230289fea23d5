import type { Place, Places } from './places';

/** The places, and those before each change that the author made to them. */
export interface LayoutHistory {
  places: Places;
  before: readonly Places[];
  /** The node that was moved by keys last: the next key goes on with that. */
  nudged?: string | undefined;
}

const mostKept = 50;

/** What the author did: it can be undone. */
export function change({ places, before }: LayoutHistory, next: Places): LayoutHistory {
  return { places: next, before: [...before, places].slice(-mostKept) };
}

/** What an edit of the mapping brought: nothing of its own to undo, and what is undone later still has it. */
export function grow({ before }: LayoutHistory, places: Places): LayoutHistory {
  return { places, before };
}

export function undo({ places, before }: LayoutHistory): LayoutHistory {
  const last = before.at(-1);
  // A node that came since has no place there; it stays where it is.
  return last === undefined
    ? { places, before }
    : { places: { ...places, ...last }, before: before.slice(0, -1) };
}

/** By a key: what one key after the other does to a node is undone together. */
export function nudge(history: LayoutHistory, key: string, by: Place): LayoutHistory {
  const place = history.places[key];
  if (place === undefined) return history;
  const places = { ...history.places, [key]: { x: place.x + by.x, y: place.y + by.y } };
  return history.nudged === key
    ? { ...history, places }
    : { ...change(history, places), nudged: key };
}

export function move(history: LayoutHistory, key: string, place: Place): LayoutHistory {
  return change(history, { ...history.places, [key]: place });
}

/** Where layouts are kept between visits: in the browser, by the name of the mapping. */
export interface LayoutStore {
  load(): Places;
  save(places: Places): void;
}

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' &&
  value !== null &&
  [(value as Place).x, (value as Place).y].every(Number.isFinite);

function read(text: string | null): Places {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, Place] => isPlace(entry[1])),
    );
  } catch {
    return {};
  }
}

/** A layout is worth no failure: a full or forbidden storage keeps none. */
export function storedLayout(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  name: string,
): LayoutStore {
  const key = `mapping-layout:${name}`;
  return {
    load: () => {
      try {
        return read(storage.getItem(key));
      } catch {
        return {};
      }
    },
    save: (places) => {
      try {
        storage.setItem(key, JSON.stringify(places));
      } catch {
        // It is laid out again the next time.
      }
    },
  };
}
