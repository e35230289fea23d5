import { lazy, Suspense, useId, useState, type ComponentType, type JSX } from 'react';
import { messageOf } from '../workbench/errors';
import type { Workbench } from '../workbench/workbench';
import { Boundary } from './Boundary';
import { useEditor } from './context';
import { Dialog } from './Dialog';

interface InsteadProps {
  /** It stands for a dialog, which is left so: in front of everything, lest what is typed meanwhile goes into the text. */
  leave: (() => void) | undefined;
  /** Why the part cannot be shown, and what tries it again; else it is still to come. */
  fault?: { error: unknown; again: () => void };
}

/** What stands where a part will, or could not. */
function Instead({ leave, fault }: InsteadProps): JSX.Element {
  const { t } = useEditor();
  const id = useId();
  const content = fault ? (
    <div className="empty" role="alert">
      <p id={id}>{t('partBroke', { reason: messageOf(fault.error) })}</p>
      <button type="button" className="control" onClick={fault.again}>
        {t('tryAgain')}
      </button>
    </div>
  ) : (
    <p id={id} className="empty part-to-come" role="status">
      {t('loadingView')}
    </p>
  );
  if (!leave) return content;
  return (
    <Dialog labelledBy={id} onClose={leave}>
      {() => content}
    </Dialog>
  );
}

/**
 * A part of the editor that is fetched when it is first shown; of a dialog, `leave` says how it is left before it is there.
 * One that cannot be fetched, or breaks down, leaves all else as it is: it says so in its place, and can be tried again.
 */
export function lazyPart<Props extends object = object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  leave?: (workbench: Workbench, props: Props) => void,
): ComponentType<Props> {
  let Loaded: ComponentType<Props> = lazy(load);
  return function LazyPart(props: Props): JSX.Element {
    const { workbench } = useEditor();
    const [attempt, setAttempt] = useState(0);
    const left =
      leave &&
      ((): void => {
        leave(workbench, props);
      });
    const again = (): void => {
      Loaded = lazy(load);
      setAttempt(attempt + 1);
    };
    return (
      <Boundary
        key={attempt}
        instead={(error) => <Instead leave={left} fault={{ error, again }} />}
      >
        <Suspense fallback={<Instead leave={left} />}>
          <Loaded {...props} />
        </Suspense>
      </Boundary>
    );
  };
}
