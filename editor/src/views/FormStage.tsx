import { useCallback, useMemo, type JSX } from 'react';
import type { EditDocument } from '../document/edits';
import { FormView } from '../form';
import { useEditor } from '../shell/context';
import { useExplain } from '../problems/use-explain';
import { skeleton } from '../workbench/commands';
import { useViewProps } from './use-view-props';

/** The definitions as forms. */
export default function FormStage(): JSX.Element {
  const { state, commands, t } = useEditor();
  const props = useViewProps();
  const { checkedText, verdict } = state;
  // Where there is no text, an edit begins one.
  const text = state.text.trim() === '' ? skeleton : state.text;
  const diagnostics = useMemo(
    () => verdict.problems.map(({ diagnostic }) => diagnostic),
    [verdict],
  );
  const edit = useCallback<EditDocument>(
    (edits, label, userEvent) => {
      commands.edit(edits, label, userEvent);
    },
    [commands],
  );
  const explain = useExplain();
  return (
    <>
      <h2 className="visually-hidden">{t('form')}</h2>
      <FormView
        {...props}
        text={text}
        checkedText={checkedText}
        diagnostics={diagnostics}
        edit={edit}
        explain={explain}
        undo={() => {
          commands.undo();
        }}
        redo={() => {
          commands.redo();
        }}
      />
    </>
  );
}
