import { diagnosticDocs, type DiagnosticCode } from 'mapping-generator';
import { explanations, type Explanation as Texts } from 'mapping-generator/explanations';
import { useId, type JSX, type ReactNode } from 'react';
import { useEditor } from '../shell/context';
import { Answers } from '../shell/Answers';
import { Dialog } from '../shell/Dialog';
import type { TextName } from '../texts/texts';
import type { Explained } from '../workbench/state';

function Part({ name, children }: { name?: TextName; children: ReactNode }): JSX.Element | null {
  const { t } = useEditor();
  if (children === undefined) return null;
  return (
    <p>
      {name && <strong>{t(name)} </strong>}
      {children}
    </p>
  );
}

/** What, why, an example and what mends it. */
function Parts({ example, message, zh, ...english }: Texts): JSX.Element {
  const {
    state: { locale },
  } = useEditor();
  const { what, why, fix } = locale === 'zh' ? { ...english, ...zh } : english;
  return (
    <>
      <Part>{what}</Part>
      <Part name="explainWhy">{why}</Part>
      <Part name="explainExample">{example && <code>{example}</code>}</Part>
      {message !== undefined && <blockquote lang="en">{message}</blockquote>}
      <Part name="explainMend">{fix}</Part>
    </>
  );
}

/** What the code of a problem means, from what the package has of it: no network is needed. */
export default function Explanation({
  explained: { code, message },
}: {
  explained: Explained;
}): JSX.Element {
  const { workbench, t } = useEditor();
  const id = useId();
  const known = Object.hasOwn(explanations, code) ? (code as DiagnosticCode) : null;
  return (
    <Dialog
      labelledBy={`${id}-title`}
      onClose={() => {
        workbench.explain(null);
      }}
    >
      {(close) => (
        <div className="dialog-form explanation">
          <h2 id={`${id}-title`}>
            <code>{code}</code>
          </h2>
          <p>{message}</p>
          {known && <Parts {...explanations[known]} />}
          {known && (
            <p>
              <a className="link" href={diagnosticDocs(known)} target="_blank" rel="noreferrer">
                {t('explainPage', { code })}
              </a>
            </p>
          )}
          <Answers of={[{ text: t('close'), act: close, look: 'primary', hasFocus: true }]} />
        </div>
      )}
    </Dialog>
  );
}
