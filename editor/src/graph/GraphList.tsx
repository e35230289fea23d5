import { useMemo, useState, type JSX } from 'react';
import type { MappingModel } from '../model/model';
import { useFolded } from '../tree/use-folded';
import { VirtualTree } from '../tree/VirtualTree';
import { useGraph } from './context';
import { edgesOf } from './graph-edits';
import { listRows, type ListRow } from './list-rows';
import { NameField } from './NameField';
import { OutcomeIcon } from './OutcomeIcon';
import { edgeWords, keyWords, outcomeWords, propertyWords, shownName } from './words';

interface Properties {
  model: MappingModel;
  selected: string | null;
  open: (path: string) => void;
  startDelete: (path: string) => void;
}

function Row({ row, model }: { row: ListRow; model: MappingModel }): JSX.Element {
  const { t, renaming } = useGraph();
  const { definition } = row;
  if (definition === null) return <span className="tree-name">{row.text}</span>;
  const { outcome, kind } = definition;
  const about =
    kind === 'node'
      ? `${keyWords(t, definition)} · ${propertyWords(t, definition)} · ${edgeWords(t, edgesOf(model, definition).length)}`
      : `${definition.fromNode} → ${definition.toNode} · ${propertyWords(t, definition)}`;
  return (
    <>
      <OutcomeIcon outcome={outcome} />
      {renaming === definition.path ? (
        <NameField definition={definition} />
      ) : (
        <span className={`tree-name list-${kind}`}>{shownName(t, definition)}</span>
      )}
      <span className="list-facts">{about}</span>
      <span className={`tree-aside tone-${outcome}`}>{outcomeWords(t, definition)}</span>
    </>
  );
}

/** What the picture shows, for those who do not see it, and for all who would rather read. */
export function GraphList({ model, selected, open, startDelete }: Properties): JSX.Element {
  const { t, actions, readOnly } = useGraph();
  const { folded, toggle } = useFolded();
  const [head, setHead] = useState<string | null>(null);
  const rows = useMemo(() => listRows(model, folded, t), [model, folded, t]);
  const activate = (id: string): void => {
    const isDefinition = id.startsWith('/');
    setHead(isDefinition ? null : id);
    actions.choose(isDefinition ? id : null);
  };
  return (
    <VirtualTree<ListRow>
      label={t('listOfAll')}
      rows={rows}
      active={head ?? selected}
      activate={activate}
      toggle={toggle}
      act={(id) => {
        if (id.startsWith('/')) open(id);
      }}
      draw={(row) => <Row row={row} model={model} />}
      onKey={({ key }, { definition }) => {
        if (definition === null || readOnly || !['F2', 'Delete'].includes(key)) return false;
        if (key === 'F2') actions.startRename(definition.path);
        else startDelete(definition.path);
        return true;
      }}
    />
  );
}
