import type { JSX } from 'react';
import type { GraphTranslate } from './texts';
import { Tool } from './Tool';

export interface PictureToolsProps {
  t: GraphTranslate;
  /** The next click says where the chosen node is to stand. */
  isMoving: boolean;
  /** Null: there is nothing to do now. */
  picture: Record<
    'move' | 'zoomIn' | 'zoomOut' | 'showAll' | 'layOutAgain' | 'undoLayout',
    (() => void) | null
  >;
}

/** How the picture lies and is looked at: in its corner, as on a map. */
export function PictureTools({ t, isMoving, picture }: PictureToolsProps): JSX.Element {
  const { move, layOutAgain, undoLayout, zoomOut, zoomIn, showAll } = picture;
  return (
    <div role="group" aria-label={t('pictureTools')} className="graph-view-tools">
      <Tool text={t('move')} title={t('moveLong')} icon="move" act={move} isPressed={isMoving} />
      <Tool text={t('layOutAgain')} icon="layOut" act={layOutAgain} />
      <Tool text={t('undoLayout')} icon="undo" act={undoLayout} />
      <Tool text={t('zoomOut')} icon="zoomOut" isSign act={zoomOut} />
      <Tool text={t('zoomIn')} icon="zoomIn" isSign act={zoomIn} />
      <Tool text={t('showAll')} icon="showAll" isSign act={showAll} />
    </div>
  );
}
