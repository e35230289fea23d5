import { useState } from 'react';
import { definitionAt, type NodeModel } from '../model/model';
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

/** The node that can be moved. */
function movable({ model, selected, readOnly }: View): NodeModel | null {
  const chosen = definitionAt(model, selected);
  return chosen?.kind === 'node' && !readOnly ? chosen : null;
}

/** The place of a node whose middle is put somewhere. */
const aroundCentre = ({ x, y }: Place): Place => ({
  x: Math.round(x - nodeSize.width / 2),
  y: Math.round(y - nodeSize.height / 2),
});

function saidOf(
  t: GraphTranslate,
  node: NodeModel,
  isAsking: boolean,
  movedTo: Place | null | undefined,
): string {
  const name = shownName(t, node);
  if (isAsking) return t('moveWhere', { name });
  return movedTo ? t('movedTo', { name, ...movedTo }) : '';
}

export function useMoving(
  view: View,
  layout: PictureLayout,
  show: (at: Place) => void,
  t: GraphTranslate,
): Moving {
  const [asked, setAsked] = useState<string | null>(null);
  const [nudged, setNudged] = useState<string | null>(null);
  const node = movable(view);
  const isAsking = node !== null && asked === node.path;
  const place = node && layout.placeOf(node.path);
  return {
    isAsking,
    said: node ? saidOf(t, node, isAsking, nudged === node.path ? place : null) : '',
    toggle:
      node &&
      (() => {
        setNudged(null);
        setAsked(isAsking ? null : node.path);
      }),
    end: () => {
      setAsked(null);
    },
    put: (at) => {
      setAsked(null);
      if (node === null) return;
      layout.move(node.path, aroundCentre(at));
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
