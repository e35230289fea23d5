import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useId, useRef, type JSX, type RefObject } from 'react';
import { isDragged } from '../warehouse/drag';
import { Canvas } from './Canvas';
import { GraphContext } from './context';
import { GraphDialogs } from './GraphDialogs';
import './graph.css';
import { GraphList } from './GraphList';
import { pressKey } from './graph-keys';
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

/** The picture: one stop of the Tab key, whose keys are about the selected definition. */
function Stage({
  parts,
  stage,
  children,
}: {
  parts: GraphParts;
  stage: RefObject<HTMLDivElement | null>;
  children: React.ReactNode;
}): JSX.Element {
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

function Graph(props: GraphViewProps): JSX.Element {
  const { model, selected, select, open = select } = props;
  const parts = useGraphParts(props);
  const { t, content, layout, commands, search, moving, chosen, bar } = parts;
  const stage = useRef<HTMLDivElement>(null);
  const drop = useDrop(props, layout, commands, t);
  useReturn(stage, commands.renaming !== null || commands.asking !== null);
  const connect = (from: string, to: string): void => {
    commands.ask({ kind: 'edge', from, to });
  };
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
          {bar.shown === 'list' ? (
            <GraphList
              model={model}
              selected={selected}
              open={open}
              startDelete={commands.startDelete}
            />
          ) : (
            <Canvas
              model={model}
              layout={layout}
              selected={selected}
              found={search.foundSet}
              moving={moving}
              open={open}
              connect={connect}
              drop={drop}
              canDrop={isDragged}
            />
          )}
          {model.nodes.length === 0 && <p className="graph-empty">{t('empty')}</p>}
        </Stage>
        <p className="graph-said" role="status">
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
