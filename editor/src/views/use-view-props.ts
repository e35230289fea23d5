import { useCallback } from 'react';
import type { EditMapping, ViewProps } from '../model/view-props';
import { useEditor } from '../shell/context';
import { useModel } from './use-model';

/** What each view of the mapping is given. */
export function useViewProps(): ViewProps {
  const { state, workbench, commands, host } = useEditor();
  const { warehouse, selected, locale } = state;
  const model = useModel();
  const select = useCallback(
    (path: string | null) => {
      workbench.select(path);
    },
    [workbench],
  );
  const edit = useCallback<EditMapping>(
    (edits, label) => {
      commands.edit(edits, label);
    },
    [commands],
  );
  return {
    model,
    selected,
    select,
    edit,
    locale,
    run: host.run ?? null,
    generator: workbench.generator,
    catalog: warehouse.catalog,
    session: warehouse.session,
    policy: warehouse.policy,
    readOnly: host.readOnly === true,
  };
}
