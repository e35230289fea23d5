import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import type { MappingModel } from '../model/model';
import { allShown } from './Canvas';
import type { Place } from './places';
import type { PictureLayout } from './use-layout';
import { pointOf } from './walk';

export interface PictureView {
  zoomIn: () => void;
  zoomOut: () => void;
  showAll: () => void;
  /** Brings a place into view that is not seen. */
  show: (at: Place) => void;
}

const duration = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160);

function useShow(): PictureView['show'] {
  const { setCenter } = useReactFlow();
  const store = useStoreApi();
  return useCallback(
    (point: Place): void => {
      const {
        transform: [left, top, zoom],
        width,
        height,
      } = store.getState();
      const [x, y] = [point.x * zoom + left, point.y * zoom + top];
      const margin = 70;
      const isSeen = x > margin && y > margin && x < width - margin && y < height - margin;
      const readable = Math.max(zoom, 0.6);
      if (!isSeen || zoom < 0.35)
        void setCenter(point.x, point.y, { zoom: readable, duration: duration() });
    },
    [setCenter, store],
  );
}

/** Moves the view: as it is asked to, and to a definition that is chosen where it is not seen. */
export function useView(
  model: MappingModel,
  layout: PictureLayout,
  selected: string | null,
): PictureView {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const shown = useRef(selected);
  const show = useShow();
  useEffect(() => {
    if (shown.current === selected) return;
    shown.current = selected;
    const point = selected === null ? null : pointOf(model, layout.placeOf, selected);
    if (point !== null) show(point);
  }, [selected, model, layout.placeOf, show]);
  const count = useRef(model.nodes.length);
  useEffect(() => {
    const added = model.nodes.length - count.current;
    // Many nodes at once are not seen where one was added, nor is the first of them.
    if (added > 1 || (added > 0 && count.current === 0))
      void fitView({ ...allShown, duration: duration() });
    count.current = model.nodes.length;
  }, [model, fitView]);
  return {
    show,
    zoomIn: () => {
      void zoomIn({ duration: duration() });
    },
    zoomOut: () => {
      void zoomOut({ duration: duration() });
    },
    showAll: () => {
      void fitView({ ...allShown, duration: duration() });
    },
  };
}
