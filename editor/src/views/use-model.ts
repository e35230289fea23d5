import { useMemo, useRef } from 'react';
import { buildModel } from '../model/build-model';
import { emptyModel, type MappingModel } from '../model/model';
import { columnsReader } from '../model/query-columns';
import { useEditor } from '../shell/context';

/** The mapping as plain values, with what is known of it. Made anew when the text was checked. */
export function useModel(): MappingModel {
  const { state, workbench } = useEditor();
  const { warehouse, verdict, checkedText } = state;
  const { generator } = workbench;
  const previous = useRef(emptyModel);
  const columnsOf = useMemo(
    () => columnsReader(generator, warehouse.catalog, warehouse.session),
    [generator, warehouse],
  );
  return useMemo(() => {
    const diagnostics = verdict.problems.map(({ diagnostic }) => diagnostic);
    previous.current = buildModel(
      { text: checkedText ?? '', judgements: verdict.results, diagnostics, columnsOf },
      previous.current,
    );
    return previous.current;
  }, [checkedText, verdict, columnsOf]);
}
