import type { JSX, TargetedEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { samples } from '../app/samples';
import { LanguageChoice } from './LanguageChoice';
import { usePage } from './page';

function SampleMenu(): JSX.Element {
  const { state, documents, t } = usePage();
  const { keptMappings, locale } = state;
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const choose = ({ currentTarget }: TargetedEvent<HTMLSelectElement>): void => {
    const { value } = currentTarget;
    currentTarget.value = '';
    if (keptMappings.some(({ id }) => id === value)) void documents.offerKept(value);
    else documents.offerSample(value);
  };
  return (
    <select class="control" aria-label={t('sample')} value="" onChange={choose}>
      <option value="">{t('sampleChoose')}</option>
      {keptMappings.length > 0 && (
        <optgroup label={t('keptMappings')}>
          {keptMappings.map(({ id, fileName, changedAt }) => (
            <option key={id} value={id}>
              {t('keptMapping', { name: fileName, date: dates.format(changedAt) })}
            </option>
          ))}
        </optgroup>
      )}
      {samples.map(({ fileName, name }) => (
        <option key={fileName} value={fileName}>
          {name}
        </option>
      ))}
    </select>
  );
}

function OpenFile(): JSX.Element {
  const { documents, t } = usePage();
  const input = useRef<HTMLInputElement>(null);
  const openFile = ({ currentTarget }: TargetedEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0];
    if (file) void documents.openFile(file);
    currentTarget.value = '';
  };
  return (
    <>
      <button type="button" class="control" onClick={() => input.current?.click()}>
        {t('open')}
      </button>
      <input ref={input} type="file" accept=".json,.sql,application/json" hidden onChange={openFile} />
    </>
  );
}

function Validation(): JSX.Element {
  const { state, workbench, t } = usePage();
  const validate = useRef<HTMLButtonElement>(null);
  const running = state.progress !== null;
  // The focus would be lost with the button that held it.
  const cancel = (): void => {
    workbench.cancel();
    validate.current?.focus();
  };
  return (
    <span class="validation">
      <button
        ref={validate}
        type="button"
        class="control control-primary"
        aria-disabled={running}
        onClick={() => void workbench.validate()}
      >
        {t('validate')}
      </button>
      <button type="button" class="control" disabled={!running} onClick={cancel}>
        {t('cancel')}
      </button>
    </span>
  );
}

export function Header(): JSX.Element {
  const { state, workbench, documents, t } = usePage();
  return (
    <header class="header">
      <h1 class="title">{t('title')}</h1>
      <div class="toolbar" role="group" aria-label={t('toolbar')}>
        <SampleMenu />
        <OpenFile />
        <button type="button" class="control" onClick={() => { documents.download(); }}>
          {t('download')}
        </button>
        <Validation />
        <LanguageChoice label={t('language')} locale={state.locale} choose={(locale) => void workbench.setLocale(locale)} />
      </div>
      <a class="link" href="jobs.html">
        {t('jobs')}
      </a>
    </header>
  );
}
