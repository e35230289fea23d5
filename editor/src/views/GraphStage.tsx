import { useMemo, useRef, type JSX } from 'react';
import { GraphView } from '../graph/GraphView';
import { storedLayout } from '../graph/layout-history';
import { useEditor } from '../shell/context';
import { useFocusOfNobody } from '../shell/focus';
import { WarehousePanel } from '../warehouse/WarehousePanel';
import { useViewProps } from './use-view-props';

/** Asked for each time: where the browser forbids it, the very word throws. */
const storage: Pick<Storage, 'getItem' | 'setItem'> = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => { localStorage.setItem(key, value); },
};

/** The graph with the warehouse that it is made of. */
export default function GraphStage(): JSX.Element {
  const { state, workbench, host } = useEditor();
  const props = useViewProps();
  const place = useRef<HTMLDivElement>(null);
  useFocusOfNobody(place, '[role="tree"], [role="application"]');
  const layout = useMemo(() => storedLayout(storage, state.fileName), [state.fileName]);
  return (
    <div ref={place} className="graph-with-warehouse">
      {host.catalog && <WarehousePanel {...props} snapshot={host.snapshot ?? null} refresh={host.refresh} />}
      <GraphView
        {...props}
        layout={layout}
        open={(path) => {
          workbench.select(path);
          workbench.showView('form');
        }}
      />
    </div>
  );
}
