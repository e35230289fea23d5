import type { JSX } from 'react';
import { useEditor } from '../shell/context';
import { StartButton } from '../shell/StartButton';
import { useTry } from './context';
import { CypherBox } from './CypherBox';
import { GraphPicture } from './GraphPicture';
import { Outcomes } from './Outcomes';
import { firstRows } from './questions';
import type { TryTranslate } from './texts';
import type { Loaded, TryState } from './try-desk';
import { isAmiss } from './words';
import './tryout.css';

const sumOf = ({ outcomes }: Loaded, kind: 'node' | 'edge'): number =>
  outcomes.reduce((sum, outcome) => sum + (outcome.kind === kind ? (outcome.count ?? 0) : 0), 0);

function statusOf({ working, failure, loaded }: TryState, t: TryTranslate): string {
  if (working !== null) return t(working.phase, { done: working.done, total: working.total });
  if (failure !== null)
    return failure.why === 'broken' ? t('broken', { reason: failure.reason }) : t(failure.why);
  if (loaded === null) return '';
  const amiss = loaded.outcomes.filter(isAmiss).length;
  const done = t('done', {
    version: loaded.version,
    nodes: sumOf(loaded, 'node'),
    edges: sumOf(loaded, 'edge'),
  });
  return amiss === 0
    ? done
    : `${done} ${t('amiss', { count: amiss, total: loaded.outcomes.length })}`;
}

function Picture({ loaded, t }: { loaded: Loaded; t: TryTranslate }): JSX.Element | null {
  const {
    state: { query },
  } = useTry();
  const found = query?.state === 'answered' ? query.graph : null;
  const graph = found ?? loaded.graph;
  const {
    nodes: { length: nodes },
    edges: { length: edges },
  } = graph;
  if (nodes === 0) return null;
  const title = t(found ? 'pictureOfQuery' : 'picture');
  const [allNodes, allEdges] = [sumOf(loaded, 'node'), sumOf(loaded, 'edge')];
  const isPart = found === null && (nodes < allNodes || edges < allEdges);
  return (
    <section aria-label={title}>
      <h2 className="group-title">{title}</h2>
      <p className="hint">
        {t(isPart ? 'shownOf' : 'shown', { nodes, edges, allNodes, allEdges })}
      </p>
      <GraphPicture graph={graph} title={title} t={t} />
    </section>
  );
}

function Buttons(): JSX.Element {
  const {
    state: { checked, checkedText, verdict },
    workbench: { generator },
    host: { run, engine },
  } = useEditor();
  const { desk, state, t } = useTry();
  const isWorking = state.working !== null;
  const load = (): void => {
    if (run && engine)
      void desk.load({ checked, checkedText, verdict }, { generator, run, startEngine: engine });
  };
  return (
    <div className="rows-buttons">
      <StartButton
        className="control control-primary"
        cancelClassName="control control-small"
        isBusy={isWorking}
        start={load}
        cancel={
          isWorking
            ? () => {
                desk.cancel();
              }
            : null
        }
      >
        {t(state.loaded === null ? 'load' : 'again')}
      </StartButton>
      <p role="status" className="try-status">
        {statusOf(state, t)}
      </p>
    </div>
  );
}

/** The first rows of the mapping, loaded into an engine in the page. */
export default function TryPanel(): JSX.Element {
  const {
    state: { checkedText },
    host: { engine },
  } = useEditor();
  const {
    state: { working, loaded },
    t,
  } = useTry();
  return (
    <div className="try">
      <p className="hint">{t('what', { count: firstRows })}</p>
      <Buttons />
      {working && working.phase !== 'opening' && (
        <progress value={working.done} max={working.total} aria-label={t(working.phase, working)} />
      )}
      {loaded && (
        <>
          {loaded.text !== checkedText && (
            <p className="try-stale" role="status">
              {t('stale')}
            </p>
          )}
          <Picture loaded={loaded} t={t} />
          {engine && <CypherBox startEngine={engine} />}
          <Outcomes outcomes={loaded.outcomes} t={t} />
        </>
      )}
    </div>
  );
}
