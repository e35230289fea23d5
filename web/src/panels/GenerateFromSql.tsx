import type { JSX, TargetedEvent } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Draft } from '../app/generate';
import { parseMapping } from '../app/known';
import type { Asked } from '../app/state';
import { DraftView } from './DraftView';
import { usePage } from './page';

type Ask = (change: Partial<Asked>) => void;

function KindChoice({ kind, ask }: { kind: Asked['kind']; ask: Ask }): JSX.Element {
  const { t } = usePage();
  return (
    <fieldset class="choice">
      <legend>{t('generateKind')}</legend>
      {(['node', 'edge'] as const).map((option) => (
        <label key={option}>
          <input type="radio" name="kind" checked={kind === option} onChange={() => { ask({ kind: option, name: '' }); }} /> {t(option)}
        </label>
      ))}
    </fieldset>
  );
}

function NameField({ draft, ask }: { draft: Draft; ask: Ask }): JSX.Element {
  const { state, t } = usePage();
  const { definition, alternatives } = draft;
  const [name, title] = 'label' in definition ? [definition.label, t('label')] : [definition.type, t('edgeType')];
  const isTaken = state.verdict.results.some((result) => result.name === name);
  return (
    <div class="field">
      <label>
        <span>{title}</span>
        <input class="control" type="text" value={name} spellcheck={false} onInput={({ currentTarget }) => { ask({ name: currentTarget.value }); }} />
      </label>
      <p class="name-taken" role="status">
        {isTaken && t('nameTaken', { name })}
      </p>
      {alternatives.length > 0 && (
        <div class="alternatives" role="group" aria-label={t('alternatives')}>
          <span aria-hidden="true">{t('alternatives')}: </span>
          {alternatives.map((other) => (
            <button key={other} type="button" class="control control-small" onClick={() => { ask({ name: other }); }}>
              {other}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function EndFields({ draft: { definition }, ask }: { draft: Draft; ask: Ask }): JSX.Element | null {
  const { commands, t } = usePage();
  if ('label' in definition) return null;
  const labels = commands.nodes().map(({ label }) => label);
  const ends = [
    { title: t('fromNode'), value: definition.from_node, choose: (from: string) => { ask({ from }); } },
    { title: t('toNode'), value: definition.to_node, choose: (to: string) => { ask({ to }); } },
  ];
  return (
    <div class="ends">
      {ends.map(({ title, value, choose }) => (
        <label key={title} class="field">
          <span>{title}</span>
          <select class="control" value={value} onChange={({ currentTarget }) => { choose(currentTarget.value); }}>
            <option value="">{t('choose')}</option>
            {[...new Set([...labels, value])].filter(Boolean).map((label) => (
              <option key={label} value={label}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

function SqlField({ sql, ask }: { sql: string; ask: Ask }): JSX.Element {
  const { t } = usePage();
  return (
    <div class="field">
      <label>
        <span>{t('generateSql')}</span>
        <textarea
          class="control code"
          rows={8}
          autofocus
          spellcheck={false}
          aria-describedby="generate-hint"
          value={sql}
          onInput={({ currentTarget }) => { ask({ sql: currentTarget.value }); }}
        />
      </label>
      <p id="generate-hint" class="hint">
        {t('generateSqlHint')}
      </p>
    </div>
  );
}

function Buttons({ close, canInsert }: { close: () => void; canInsert: boolean }): JSX.Element {
  const { t } = usePage();
  return (
    <div class="dialog-buttons">
      <button type="button" class="control" onClick={close}>
        {t('cancel')}
      </button>
      <button type="submit" class="control control-primary" disabled={!canInsert}>
        {t('insert')}
      </button>
    </div>
  );
}

function GenerateDialog(): JSX.Element {
  const { state, workbench, commands, t } = usePage();
  const { asked } = state;
  const dialog = useRef<HTMLDialogElement>(null);
  const isMade = useRef(false);
  const ask: Ask = (change) => { workbench.ask(change); };
  const draft = useMemo(
    () => (asked.sql.trim() === '' ? null : commands.draft({ ...asked, locale: state.locale })),
    [commands, asked, state.locale],
  );
  const hasPlace = parseMapping(state.text) !== null;
  useLayoutEffect(() => dialog.current?.showModal(), []);

  const close = (): void => dialog.current?.close();
  const insert = (event: TargetedEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (draft === null || !hasPlace) return;
    // Closed first: while the dialog is there, nothing behind it can have the focus.
    isMade.current = true;
    close();
    commands.insert(draft);
  };

  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="generate-title" onClose={() => { workbench.endAsking(isMade.current); }}>
      <form class="dialog-form" onSubmit={insert}>
        <h2 id="generate-title">{t('generateTitle')}</h2>
        <KindChoice kind={asked.kind} ask={ask} />
        <SqlField sql={asked.sql} ask={ask} />
        {draft !== null && <NameField draft={draft} ask={ask} />}
        {draft !== null && <EndFields draft={draft} ask={ask} />}
        <DraftView draft={draft} />
        {!hasPlace && <p class="draft-warning">{t('draftNoMapping')}</p>}
        <Buttons close={close} canInsert={draft !== null && hasPlace} />
      </form>
    </dialog>
  );
}

/** A definition made from a query that the author writes or pastes. What is not inserted is there the next time. */
export function GenerateFromSql(): JSX.Element {
  const { state, workbench, t } = usePage();
  return (
    <>
      <button type="button" class="control control-small" onClick={() => { workbench.ask(); }}>
        {t('generate')}
      </button>
      {state.isAsking && <GenerateDialog />}
    </>
  );
}
