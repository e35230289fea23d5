import { useCallback, useMemo, type JSX } from 'react';
import type { EditDocument } from '../document/edits';
import { FormView } from '../form';
import { useEditor } from '../shell/context';
import { useViewProps } from './use-view-props';

/** The definitions as forms. */
export default function FormStage(): JSX.Element {
  const { state, commands } = useEditor();
  const props = useViewProps();
  const { text, checkedText, verdict } = state;
  const diagnostics = useMemo(() => verdict.problems.map(({ diagnostic }) => diagnostic), [verdict]);
  const edit = useCallback<EditDocument>((edits, label, userEvent) => { commands.edit(edits, label, userEvent); }, [commands]);
  return (
    <FormView
      {...props}
      text={text}
      checkedText={checkedText}
      diagnostics={diagnostics}
      edit={edit}
      undo={() => { commands.undo(); }}
      redo={() => { commands.redo(); }}
    />
  );
}
