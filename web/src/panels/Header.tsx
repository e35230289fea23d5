import type { JSX, TargetedEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { samples } from '../app/samples';
import { LanguageChoice } from './LanguageChoice';
import { usePage } from './page';

function SampleMenu(): JSX.Element {
  const { workbench, t } = usePage();
  const openSample = (event: TargetedEvent<HTMLSelectElement>): void => {
    const sample = samples.find(({ fileName }) => fileName === event.currentTarget.value);
    if (sample) workbench.open(sample.fileName, sample.text);
    event.currentTarget.value = '';
  };
  return (
    <select class="control" aria-label={t('sample')} value="" onChange={openSample}>
      <option value="">{t('sampleChoose')}</option>
      {samples.map(({ fileName, name }) => (
        <option key={fileName} value={fileName}>
          {name}
        </option>
      ))}
    </select>
  );
}

function OpenFile(): JSX.Element {
  const { workbench, t } = usePage();
  const input = useRef<HTMLInputElement>(null);
  const openFile = ({ currentTarget }: TargetedEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0];
    if (file) void workbench.openFile(file);
    currentTarget.value = '';
  };
  return (
    <>
      <button type="button" class="control" onClick={() => input.current?.click()}>
        {t('open')}
      </button>
      <input ref={input} type="file" accept=".json,application/json" hidden onChange={openFile} />
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
  const { state, workbench, t } = usePage();
  return (
    <header class="header">
      <h1 class="title">{t('title')}</h1>
      <div class="toolbar" role="group" aria-label={t('toolbar')}>
        <SampleMenu />
        <OpenFile />
        <button type="button" class="control" onClick={() => { workbench.download(); }}>
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
