import { useId, type JSX } from 'react';
import { useStatementsTexts } from './context';
import type { RowFiles } from './files';
import type { Script } from './statements';
import type { StatementsText } from './texts';

interface TextFieldProps {
  label: string;
  value: string;
  placeholder?: string;
  describedBy?: string;
  change: (value: string) => void;
}

function TextField({
  label,
  value,
  placeholder,
  describedBy,
  change,
}: TextFieldProps): JSX.Element {
  return (
    <label>
      <span>{label}</span>
      <input
        className="control"
        type="text"
        spellCheck={false}
        value={value}
        placeholder={placeholder}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => {
          change(currentTarget.value);
        }}
      />
    </label>
  );
}

interface WayChoiceProps {
  way: RowFiles['way'];
  change: FilesFormProps['change'];
}

function WayChoice({ way, change }: WayChoiceProps): JSX.Element {
  const t = useStatementsTexts();
  return (
    <label>
      <span>{t('way')}</span>
      <select
        className="control"
        value={way}
        onChange={({ currentTarget }) => {
          change({ way: currentTarget.value as RowFiles['way'] });
        }}
      >
        <option value="hive">{t('hive')}</option>
        <option value="unload">{t('unload')}</option>
      </select>
    </label>
  );
}

/** What the script lacks of the files. */
function lackOf(script: Script, { way, folder }: RowFiles): StatementsText | null {
  if (folder !== '') return null;
  if (script === 'engine') return 'folderMissing';
  return way === 'unload' ? 'folderNeeded' : null;
}

interface FilesFormProps {
  script: Script;
  files: RowFiles;
  change: (change: Partial<RowFiles>) => void;
}

/** Where the rows are between the cluster and the engine. */
export function FilesForm({ script, files, change }: FilesFormProps): JSX.Element {
  const t = useStatementsTexts();
  const id = useId();
  const { way, schema, folder } = files;
  const lack = lackOf(script, files);
  return (
    <div className="field statements-files">
      <WayChoice way={way} change={change} />
      {script === 'cluster' && way === 'hive' && (
        <TextField
          label={t('schema')}
          value={schema}
          change={(value) => {
            change({ schema: value });
          }}
        />
      )}
      <TextField
        label={t('folder')}
        value={folder}
        placeholder={t('folderHint')}
        describedBy={`${id}-missing`}
        change={(value) => {
          change({ folder: value });
        }}
      />
      <p className="hint" id={`${id}-missing`}>
        {lack && t(lack)}
      </p>
    </div>
  );
}
