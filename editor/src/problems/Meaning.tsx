import type { JSX } from 'react';
import { useEditor } from '../shell/context';
import { meaningOf, type Explainable } from './meaning';

/** Leads to what the code of a problem means: to the host's page on it, or to what the package has of it. */
export function Meaning({ problem }: { problem: Explainable }): JSX.Element | null {
  const { workbench, host, t } = useEditor();
  const meaning = meaningOf(problem, host.docs);
  if (meaning === null) return null;
  const label = t('meansCode', { code: problem.code });
  if (meaning.page !== null)
    return (
      <a className="link" href={meaning.page} target="_blank" rel="noreferrer" aria-label={label}>
        {t('means')}
      </a>
    );
  return (
    <button
      type="button"
      className="link"
      aria-label={label}
      onClick={() => {
        workbench.explain(problem);
      }}
    >
      {t('means')}
    </button>
  );
}
