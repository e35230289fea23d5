import { useId, type JSX } from 'react';
import { SelectField, TextField } from '../shell/fields';
import { useStatementsTexts } from './context';
import type { RowFiles } from './files';
import type { Script } from './statements';
import type { StatementsText } from './texts';

interface ChangeProps {
  change: (change: Partial<RowFiles>) => void;
}

function WayChoice({ way, change }: Pick<RowFiles, 'way'> & ChangeProps): JSX.Element {
  const t = useStatementsTexts();
  return (
    <SelectField
      label={t('way')}
      value={way}
      options={(['hive', 'unload'] as const).map((option) => [option, t(option)])}
      change={(value) => {
        change({ way: value as RowFiles['way'] });
      }}
    />
  );
}

/** What the script lacks of the files. */
function lackOf(script: Script, { way, folder }: RowFiles): StatementsText | null {
  if (folder !== '') return null;
  if (script === 'engine') return 'folderMissing';
  return way === 'unload' ? 'folderNeeded' : null;
}

interface FilesFormProps extends ChangeProps {
  script: Script;
  files: RowFiles;
}

/** Where the rows are between the cluster and the engine. */
export function FilesForm({ script, files, change }: FilesFormProps): JSX.Element {
  const t = useStatementsTexts();
  const id = useId();
  const { way, schema, folder } = files;
  const lack = lackOf(script, files);
  return (
    <div className="field statements-files">
      <WayChoice {...{ way, change }} />
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
