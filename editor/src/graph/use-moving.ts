import { useState } from 'react';
import { definitionAt } from '../model/model';
import type { ViewProps } from '../model/view-props';
import { centreOf, nodeSize, type Place } from './places';
import type { GraphTranslate } from './texts';
import type { PictureLayout } from './use-layout';
import type { Direction } from './walk';
import { shownName } from './words';

/** How far (px of the picture) a key moves a node. */
const reach = 24;

const ways: Readonly<Record<Direction, Place>> = {
  left: { x: -reach, y: 0 },
  right: { x: reach, y: 0 },
  up: { x: 0, y: -reach },
  down: { x: 0, y: reach },
};

/** Where a node stands, changed without dragging it. */
export interface Moving {
  /** The next click into the picture says where the chosen node is to stand. */
  isAsking: boolean;
  /** Asks for that click, or not any more. Null: there is no node that could be moved. */
  toggle: (() => void) | null;
  end: () => void;
  /** The middle of the node. */
  put: (at: Place) => void;
  nudge: (direction: Direction) => void;
  /** What is to be known of it; empty: nothing. */
  said: string;
}

type View = Pick<ViewProps, 'model' | 'selected' | 'readOnly'>;

export function useMoving(
  { model, selected, readOnly }: View,
  layout: PictureLayout,
  show: (at: Place) => void,
  t: GraphTranslate,
): Moving {
  const [asked, setAsked] = useState<string | null>(null);
  const [nudged, setNudged] = useState<string | null>(null);
  const chosen = definitionAt(model, selected);
  const node = chosen?.kind === 'node' && !readOnly ? chosen : null;
  const isAsking = node !== null && asked === node.path;
  const place = node && layout.placeOf(node.path);
  const name = node ? shownName(t, node) : '';
  const said = isAsking
    ? t('moveWhere', { name })
    : nudged === node?.path && place
      ? t('movedTo', { name, ...place })
      : '';
  return {
    isAsking,
    said,
    toggle:
      node &&
      (() => {
        setNudged(null);
        setAsked(isAsking ? null : node.path);
      }),
    end: () => {
      setAsked(null);
    },
    put: ({ x, y }) => {
      setAsked(null);
      if (node === null) return;
      layout.move(node.path, {
        x: Math.round(x - nodeSize.width / 2),
        y: Math.round(y - nodeSize.height / 2),
      });
      setNudged(node.path);
    },
    nudge: (direction) => {
      if (node === null || !place) return;
      const by = ways[direction];
      layout.nudge(node.path, by);
      setNudged(node.path);
      show(centreOf({ x: place.x + by.x, y: place.y + by.y }));
    },
  };
}
