import { useRef, type JSX, type SyntheticEvent } from 'react';
import { useEditor } from '../shell/context';
import { Answers } from '../shell/Answers';
import { Dialog } from '../shell/Dialog';
import { EndFields, KindChoice, NameField, type Ask } from './DraftFields';
import { DraftForm } from './DraftForm';
import { DraftSql } from './DraftSql';
import { DraftView } from './DraftView';
import { insertionOf } from './generate';
import { Lacks } from './Lacks';
import { useGenerateTexts } from './texts';
import { nameOf, useDraft, type Drafting } from './use-draft';

function End({ close, canInsert }: { close: () => void; canInsert: boolean }): JSX.Element {
  const t = useGenerateTexts();
  const insert = { text: t('insert'), isPossible: canInsert, describedBy: 'generate-lacks' };
  return (
    <Answers
      of={[
        { text: t('cancel'), act: close },
        { ...insert, look: 'primary' },
      ]}
    />
  );
}

/** All that is asked, and what comes of it. */
function Body({ draft, placed, hasPlace }: Drafting): JSX.Element {
  const { state, workbench } = useEditor();
  const t = useGenerateTexts();
  const { asked } = state;
  const ask: Ask = (change) => {
    workbench.ask(change);
  };
  const rewrite = (sql: string): void => {
    ask({ sql });
  };
  return (
    <div className="dialog-form draft-body">
      <h2 id="generate-title">{t('title')}</h2>
      <KindChoice kind={asked.kind} ask={ask} />
      <DraftSql sql={asked.sql} onChange={rewrite} />
      {draft !== null && <NameField draft={draft} ask={ask} />}
      {draft !== null && <EndFields draft={draft} ask={ask} />}
      <DraftView draft={draft} />
      {placed && <DraftForm placed={placed} rewrite={rewrite} />}
      {!hasPlace && <p className="draft-warning">{t('noMapping')}</p>}
    </div>
  );
}

/** A definition made from a query that the author writes or pastes. What is not inserted is there the next time. */
export default function GenerateFromSql(): JSX.Element {
  const { workbench, commands } = useEditor();
  const t = useGenerateTexts();
  const drafting = useDraft();
  const { draft, lacks, isTaken, canInsert } = drafting;
  const isMade = useRef(false);

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
  const closed = (): void => {
    workbench.endAsking(isMade.current);
  };

  return (
    <Dialog labelledBy="generate-title" onClose={closed}>
      {(close) => (
        <form
          className="draft-form"
          onSubmit={(event) => {
            insert(event, close);
          }}
        >
          <Body {...drafting} />
          <div className="draft-end">
            <Lacks lacks={lacks} isTaken={isTaken} />
            <End close={close} canInsert={canInsert} />
          </div>
        </form>
      )}
    </Dialog>
  );
}
