import { useMemo, useState, type JSX } from 'react';
import { useEditor } from '../shell/context';
import { downloadText } from '../shell/download';
import { useCopy, useStatementsTexts } from './context';
import { FilesForm } from './FilesForm';
import { readFiles, storeFiles, type RowFiles } from './files';
import { StatementList } from './StatementList';
import { StatementWriter, type Script } from './statements';
import './statements.css';

const scripts: readonly { script: Script; ending: string }[] = [
  { script: 'engine', ending: 'cypher' },
  { script: 'cluster', ending: 'sql' },
];

function ScriptChoice({
  chosen,
  choose,
}: {
  chosen: Script;
  choose: (script: Script) => void;
}): JSX.Element {
  const t = useStatementsTexts();
  return (
    <fieldset className="choice">
      <legend>{t('script')}</legend>
      {scripts.map(({ script }) => (
        <label key={script}>
          <input
            type="radio"
            name="script"
            checked={chosen === script}
            onChange={() => {
              choose(script);
            }}
          />{' '}
          {t(script)}
        </label>
      ))}
    </fieldset>
  );
}

/** What the author wrote stays with the editor, and where the browser allows it, for the next visit. */
function useFiles(): { files: RowFiles; change: (change: Partial<RowFiles>) => void } {
  const { state, workbench } = useEditor();
  const files = useMemo(() => state.rowFiles ?? readFiles(() => localStorage), [state.rowFiles]);
  const change = (changed: Partial<RowFiles>): void => {
    const next = { ...files, ...changed };
    workbench.writeRowsTo(next);
    storeFiles(() => localStorage, next);
  };
  return { files, change };
}

interface ButtonsProps {
  script: Script;
  writer: StatementWriter;
  isEmpty: boolean;
}

function Buttons({ script, writer, isEmpty }: ButtonsProps): JSX.Element {
  const { state } = useEditor();
  const t = useStatementsTexts();
  const copy = useCopy();
  const download = (): void => {
    const ending = scripts.find((one) => one.script === script)?.ending ?? 'txt';
    downloadText(
      `${state.fileName.replace(/\.json$/i, '') || 'mapping'}.${ending}`,
      writer.script(script),
      'application/octet-stream',
    );
  };
  return (
    <div className="statements-buttons">
      <button
        type="button"
        className="control control-small"
        disabled={isEmpty}
        onClick={() => {
          copy(writer.script(script));
        }}
      >
        {t('copyAll')}
      </button>
      <button type="button" className="control control-small" disabled={isEmpty} onClick={download}>
        {t('download')}
      </button>
    </div>
  );
}

/** The statements that the mapping makes: of the engine, and of the cluster. */
export default function Statements(): JSX.Element {
  const { state, workbench } = useEditor();
  const t = useStatementsTexts();
  const [script, choose] = useState<Script>('engine');
  const { files, change } = useFiles();
  const { checked, checkedText, verdict } = state;
  const writer = useMemo(
    () => new StatementWriter(workbench.generator, { checked, checkedText, verdict }, files),
    [workbench, checked, checkedText, verdict, files],
  );
  const statements = useMemo(() => writer.list(script), [writer, script]);
  if (verdict.results.length === 0) return <p className="empty">{t('empty')}</p>;
  return (
    <>
      <div className="statements-bar">
        <ScriptChoice {...{ chosen: script, choose }} />
        <Buttons
          {...{
            script,
            writer,
            isEmpty: statements.every(({ result }) => result.outcome === 'invalid'),
          }}
        />
        <FilesForm {...{ script, files, change }} />
        <p className="statements-note">{t(script === 'engine' ? 'engineNote' : 'clusterNote')}</p>
      </div>
      <StatementList key={script} {...{ statements, writer }} />
    </>
  );
}
