import { useRef, type JSX, type SyntheticEvent } from 'react';
import { insertionOf, type Draft } from './generate';
import { nodeSchemasOf } from '../workbench/schemas';
import type { Asked } from '../workbench/state';
import { DraftForm } from './DraftForm';
import { DraftSql } from './DraftSql';
import { DraftView } from './DraftView';
import { Lacks } from './Lacks';
import { nameOf, takenBy, useDraft } from './use-draft';
import { useEditor } from '../shell/context';
import { Dialog } from '../shell/Dialog';
import { useGenerateTexts } from './texts';

type Ask = (change: Partial<Asked>) => void;

function KindChoice({ kind, ask }: { kind: Asked['kind']; ask: Ask }): JSX.Element {
  const t = useGenerateTexts();
  return (
    <fieldset className="choice">
      <legend>{t('kind')}</legend>
      {(['node', 'edge'] as const).map((option) => (
        <label key={option}>
          <input
            type="radio"
            name="kind"
            checked={kind === option}
            onChange={() => {
              ask({ kind: option, name: '' });
            }}
          />{' '}
          {t(option)}
        </label>
      ))}
    </fieldset>
  );
}

function NameField({ draft, ask }: { draft: Draft; ask: Ask }): JSX.Element {
  const { state } = useEditor();
  const t = useGenerateTexts();
  const { definition, alternatives } = draft;
  const [name, title] = [nameOf(draft), t('label' in definition ? 'label' : 'edgeType')];
  const taken = takenBy(state, draft);
  return (
    <div className="field">
      <label>
        <span>{title}</span>
        <input
          className="control"
          type="text"
          value={name}
          spellCheck={false}
          onChange={({ currentTarget }) => {
            ask({ name: currentTarget.value });
          }}
        />
      </label>
      <p className="name-taken" role="status">
        {taken !== undefined && t('nameTaken', { name: taken })}
      </p>
      {alternatives.length > 0 && (
        <div className="alternatives" role="group" aria-label={t('alternatives')}>
          <span aria-hidden="true">{t('alternatives')}: </span>
          {alternatives.map((other) => (
            <button
              key={other}
              type="button"
              className="control control-small"
              onClick={() => {
                ask({ name: other });
              }}
            >
              {other}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function EndFields({ draft: { definition }, ask }: { draft: Draft; ask: Ask }): JSX.Element | null {
  const { state } = useEditor();
  const t = useGenerateTexts();
  if ('label' in definition) return null;
  const labels = nodeSchemasOf(state).map(({ label }) => label);
  const ends = [
    {
      title: t('fromNode'),
      value: definition.from_node,
      choose: (from: string) => {
        ask({ from });
      },
    },
    {
      title: t('toNode'),
      value: definition.to_node,
      choose: (to: string) => {
        ask({ to });
      },
    },
  ];
  return (
    <div className="ends">
      {ends.map(({ title, value, choose }) => (
        <label key={title} className="field">
          <span>{title}</span>
          <select
            className="control"
            value={value}
            onChange={({ currentTarget }) => {
              choose(currentTarget.value);
            }}
          >
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

function Buttons({ close, canInsert }: { close: () => void; canInsert: boolean }): JSX.Element {
  const t = useGenerateTexts();
  return (
    <div className="dialog-buttons">
      <button type="button" className="control" onClick={close}>
        {t('cancel')}
      </button>
      <button
        type="submit"
        className="control control-primary"
        disabled={!canInsert}
        aria-describedby="generate-lacks"
      >
        {t('insert')}
      </button>
    </div>
  );
}

/** A definition made from a query that the author writes or pastes. What is not inserted is there the next time. */
export default function GenerateFromSql(): JSX.Element {
  const { state, workbench, commands } = useEditor();
  const t = useGenerateTexts();
  const { asked } = state;
  const { draft, placed, lacks, isTaken, canInsert, hasPlace } = useDraft();
  const isMade = useRef(false);
  const ask: Ask = (change) => {
    workbench.ask(change);
  };

  const insert = (event: SyntheticEvent, close: () => void): void => {
    event.preventDefault();
    if (draft === null || !canInsert) return;
    // Closed first: while the dialog is there, nothing behind it can have the focus.
    isMade.current = true;
    close();
    const { kind, definition } = draft;
    commands.insert(
      (text) => insertionOf(kind, definition, text),
      t('inserted', { name: nameOf(draft) }),
    );
  };

  return (
    <Dialog
      labelledBy="generate-title"
      onClose={() => {
        workbench.endAsking(isMade.current);
      }}
    >
      {(close) => (
        <form
          className="draft-form"
          onSubmit={(event) => {
            insert(event, close);
          }}
        >
          <div className="dialog-form draft-body">
            <h2 id="generate-title">{t('title')}</h2>
            <KindChoice kind={asked.kind} ask={ask} />
            <DraftSql
              sql={asked.sql}
              onChange={(sql) => {
                ask({ sql });
              }}
            />
            {draft !== null && <NameField draft={draft} ask={ask} />}
            {draft !== null && <EndFields draft={draft} ask={ask} />}
            <DraftView draft={draft} />
            {placed && (
              <DraftForm
                placed={placed}
                rewrite={(sql) => {
                  ask({ sql });
                }}
              />
            )}
            {!hasPlace && <p className="draft-warning">{t('noMapping')}</p>}
          </div>
          <div className="draft-end">
            <Lacks lacks={lacks} isTaken={isTaken} />
            <Buttons close={close} canInsert={canInsert} />
          </div>
        </form>
      )}
    </Dialog>
  );
}
