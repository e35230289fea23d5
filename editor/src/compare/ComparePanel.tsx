import { useRef, type ChangeEvent, type DragEvent, type JSX } from 'react';
import { useEditor } from '../shell/context';
import type { Version } from '../types';
import './compare.css';
import { Differences } from './Differences';
import { compareTexts, type CompareTranslate } from './texts';
import { useVersion } from './use-version';

interface ChoiceProps {
  t: CompareTranslate;
  version: ReturnType<typeof useVersion>;
}

/** What was validated last, and what the host has. */
function useVersions(t: CompareTranslate): readonly Version[] {
  const {
    state: { validation },
    host,
  } = useEditor();
  const validated =
    validation === null
      ? []
      : [{ id: 'validated', title: t('asValidated'), read: () => validation.text }];
  return [...validated, ...(host.versions ?? [])];
}

/** The versions that there are, and the way to a file. */
function VersionChoice({ t, version }: ChoiceProps): JSX.Element {
  const { compared } = useEditor().state;
  const file = useRef<HTMLInputElement>(null);
  const versions = useVersions(t);
  const isListed = compared === null || versions.some(({ id }) => id === compared.id);
  const choose = ({ currentTarget }: ChangeEvent<HTMLSelectElement>): void => {
    const chosen = versions.find(({ id }) => id === currentTarget.value);
    if (chosen) void version.choose(chosen, chosen.read);
  };
  const open = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const [chosen] = currentTarget.files ?? [];
    if (chosen) void version.chooseFile(chosen);
    currentTarget.value = '';
  };
  return (
    <div className="compare-bar">
      <label className="compare-with">
        <span>{t('compareWith')}</span>
        <select className="control" value={compared?.id ?? ''} onChange={choose}>
          <option value="" disabled>
            {t('choose')}
          </option>
          {versions.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
          {!isListed && <option value={compared.id}>{compared.title}</option>}
        </select>
      </label>
      <button type="button" className="control" onClick={() => file.current?.click()}>
        {t('openFile')}
      </button>
      <span className="hint">{t('dropFile')}</span>
      <input ref={file} type="file" accept=".json,application/json" hidden onChange={open} />
    </div>
  );
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');

/** Compares the mapping with an earlier version of it, or with a file: by label and type, and not by line. */
export default function ComparePanel(): JSX.Element {
  const { state } = useEditor();
  const t = compareTexts(state.locale);
  const version = useVersion(t);
  const over = (event: DragEvent): void => {
    if (holdsFiles(event)) event.preventDefault();
  };
  const drop = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files;
    if (!holdsFiles(event) || !file) return;
    event.preventDefault();
    void version.chooseFile(file);
  };
  return (
    <div className="compare" data-takes-files onDragEnter={over} onDragOver={over} onDrop={drop}>
      <VersionChoice t={t} version={version} />
      <p className="change-note" role="status">
        {version.said}
      </p>
      {state.compared === null ? (
        <p className="empty">{t('whatFor')}</p>
      ) : (
        <Differences compared={state.compared} />
      )}
    </div>
  );
}
