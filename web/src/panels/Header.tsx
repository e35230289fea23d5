import { momentText } from 'mapping-generator-editor/parts';
import type { ChangeEvent, JSX, RefObject } from 'react';
import { brokenSamples, sample, type Sample } from '../app/samples';
import { LanguageChoice } from './LanguageChoice';
import { usePage } from './page';

function SampleGroup({ label, of }: { label: string; of: readonly Sample[] }): JSX.Element {
  return (
    <optgroup label={label}>
      {of.map(({ fileName, name }) => (
        <option key={fileName} value={fileName}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

function SampleMenu(): JSX.Element {
  const { state, documents, t } = usePage();
  const { keptMappings, locale } = state;
  const choose = ({ currentTarget }: ChangeEvent<HTMLSelectElement>): void => {
    const { value } = currentTarget;
    currentTarget.value = '';
    if (keptMappings.some(({ id }) => id === value)) void documents.offerKept(value);
    else void documents.offerSample(value);
  };
  return (
    <select className="control" aria-label={t('sample')} value="" onChange={choose}>
      <option value="">{t('sampleChoose')}</option>
      {keptMappings.length > 0 && (
        <optgroup label={t('keptMappings')}>
          {keptMappings.map(({ id, fileName, changedAt }) => (
            <option key={id} value={id}>
              {t('keptMapping', { name: fileName, date: momentText(changedAt, locale) })}
            </option>
          ))}
        </optgroup>
      )}
      <SampleGroup label={t('examples')} of={[sample]} />
      <SampleGroup label={t('brokenExamples')} of={brokenSamples} />
    </select>
  );
}

/** The browser's own way to choose a file, which buttons and commands open. */
export function FileInput({ input }: { input: RefObject<HTMLInputElement | null> }): JSX.Element {
  const { documents } = usePage();
  const openFile = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0];
    if (file) void documents.openFile(file);
    currentTarget.value = '';
  };
  return (
    <input
      ref={input}
      type="file"
      accept=".json,.sql,application/json"
      hidden
      onChange={openFile}
    />
  );
}

/** What stands in front of the editor's own bar. */
export function Start({ openFile }: { openFile: () => void }): JSX.Element {
  const { documents, t } = usePage();
  return (
    <>
      <h1 className="title">{t('title')}</h1>
      <div className="toolbar" role="group" aria-label={t('toolbar')}>
        <SampleMenu />
        <button
          type="button"
          className="control"
          onClick={() => {
            documents.offerNew();
          }}
        >
          {t('new')}
        </button>
        <button type="button" className="control" onClick={openFile}>
          {t('open')}
        </button>
        <button
          type="button"
          className="control"
          onClick={() => {
            documents.download();
          }}
        >
          {t('download')}
        </button>
        <button type="button" className="control" onClick={() => void documents.share()}>
          {t('share')}
        </button>
      </div>
    </>
  );
}

/** What stands behind it. */
export function End(): JSX.Element {
  const { state, store, t } = usePage();
  return (
    <>
      <LanguageChoice
        label={t('language')}
        locale={state.locale}
        choose={(locale) => {
          store.update({ locale });
        }}
      />
      <a className="link" href="jobs.html">
        {t('jobs')}
      </a>
    </>
  );
}
