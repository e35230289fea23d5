import { useId, type ChangeEvent, type JSX } from 'react';
import { useStatementsTexts } from './context';
import type { RowFiles } from './files';
import type { Script } from './statements';

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
  const missing =
    folder !== ''
      ? null
      : script === 'engine'
        ? t('folderMissing')
        : way === 'unload'
          ? t('folderNeeded')
          : null;
  const chooseWay = ({ currentTarget }: ChangeEvent<HTMLSelectElement>): void => {
    change({ way: currentTarget.value as RowFiles['way'] });
  };
  return (
    <div className="field statements-files">
      <label>
        <span>{t('way')}</span>
        <select className="control" value={way} onChange={chooseWay}>
          <option value="hive">{t('hive')}</option>
          <option value="unload">{t('unload')}</option>
        </select>
      </label>
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
        {missing}
      </p>
    </div>
  );
}
