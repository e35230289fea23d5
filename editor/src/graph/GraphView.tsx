import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useId, useRef, type JSX, type RefObject } from 'react';
import { isDragged } from '../warehouse/drag';
import { Canvas, type Dropped } from './Canvas';
import { GraphContext } from './context';
import { GraphDialogs } from './GraphDialogs';
import './graph.css';
import { GraphList } from './GraphList';
import { pressKey } from './graph-keys';
import { PictureTools } from './PictureTools';
import { Toolbar } from './Toolbar';
import { useDrop } from './use-drop';
import { useGraphParts, type GraphParts, type GraphViewProps } from './use-graph';
import { sentence } from './words';

export type { GraphViewProps } from './use-graph';

/** What was asked has its answer: the keys are the picture's again. */
function useReturn(stage: RefObject<HTMLDivElement | null>, isBusy: boolean): void {
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !isBusy)
      (stage.current?.querySelector<HTMLElement>('[role="tree"]') ?? stage.current)?.focus();
    wasBusy.current = isBusy;
  }, [stage, isBusy]);
}

interface StageProps {
  parts: GraphParts;
  stage: RefObject<HTMLDivElement | null>;
  children: React.ReactNode;
}

/** The picture: one stop of the Tab key, whose keys are about the selected definition. */
function Stage({ parts, stage, children }: StageProps): JSX.Element {
  const { t, keys, bar } = parts;
  const id = useId();
  if (bar.shown === 'list')
    return (
      <div ref={stage} className="graph-stage">
        {children}
      </div>
    );
  const search = (): void => {
    stage.current?.parentElement?.querySelector<HTMLElement>('input[type=search]')?.focus();
  };
  return (
    <>
      <p id={id} hidden>
        {t('keys')}
      </p>
      <div
        ref={stage}
        className="graph-stage"
        role="application"
        aria-label={t('graph')}
        aria-describedby={id}
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.target === event.currentTarget) pressKey(event, { ...keys, search });
        }}
      >
        {children}
      </div>
    </>
  );
}

interface DefinitionsProps {
  view: GraphViewProps;
  parts: GraphParts;
  drop: Dropped;
}

/** What the mapping holds, as a list or as a picture. */
function Definitions({ view, parts, drop }: DefinitionsProps): JSX.Element {
  const { model, selected, select, open = select } = view;
  const { layout, commands, search, moving, bar } = parts;
  if (bar.shown === 'list')
    return <GraphList {...{ model, selected, open }} startDelete={commands.startDelete} />;
  return (
    <Canvas
      {...{ model, layout, selected, moving, open, drop }}
      found={search.foundSet}
      connect={(from, to) => {
        commands.ask({ kind: 'edge', from, to });
      }}
      canDrop={isDragged}
    />
  );
}

function Graph(props: GraphViewProps): JSX.Element {
  const { model } = props;
  const parts = useGraphParts(props);
  const { t, content, layout, commands, moving, chosen, bar, tools } = parts;
  const stage = useRef<HTMLDivElement>(null);
  const drop = useDrop(props, layout, commands, t);
  useReturn(stage, commands.renaming !== null || commands.asking !== null);
  return (
    <GraphContext value={content}>
      <div className="graph">
        <Toolbar {...bar} />
        {!model.isCurrent && (
          <p className="graph-note" role="status">
            {t('notCurrent')}
          </p>
        )}
        <Stage parts={parts} stage={stage}>
          <Definitions view={props} parts={parts} drop={drop} />
          {model.nodes.length === 0 && <p className="graph-empty">{t('empty')}</p>}
        </Stage>
        {bar.shown === 'picture' && <PictureTools {...tools} />}
        <p className="graph-said visually-hidden" role="status">
          {chosen && bar.shown === 'picture' ? moving.said || sentence(t, model, chosen) : ''}
        </p>
        <GraphDialogs {...props} t={t} commands={commands} />
      </div>
    </GraphContext>
  );
}

/** The mapping as a picture that can be edited, and as a list with the same content. */
export function GraphView(props: GraphViewProps): JSX.Element {
  return (
    <ReactFlowProvider>
      <Graph {...props} />
    </ReactFlowProvider>
  );
}
