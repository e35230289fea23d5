import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { MappingEditorProps } from '../types';
import type { Warehouse } from '../workbench/warehouse';
import { Workbench } from '../workbench/workbench';
import { Told } from './told';

function warehouseOf({
  catalog = null,
  snapshot = null,
  session,
  policy,
}: MappingEditorProps): Warehouse {
  return { catalog, snapshot, session, policy };
}

/** The workbench of an editor. It is made once, and told what the host changes. */
export function useWorkbench(props: MappingEditorProps): Workbench {
  const {
    generator,
    introspect = null,
    run = null,
    locale = 'en',
    value,
    name = '',
    initialView = 'json',
  } = props;
  const [workbench] = useState(
    () =>
      new Workbench(
        { generator, introspect, run },
        { locale, text: value, fileName: name, warehouse: warehouseOf(props), view: initialView },
      ),
  );
  useText(workbench, props);
  useSurroundings(workbench, props);
  useRemarks(workbench, props);
  useHandle(workbench, props);
  return workbench;
}

/** Tells the host of each change, and takes a text that did not come from here. */
function useText(workbench: Workbench, { value, name = '', onChange }: MappingEditorProps): void {
  const [told] = useState(() => new Told(value, name));
  const tell = useRef(onChange);
  tell.current = onChange;
  useLayoutEffect(
    () =>
      workbench.store.subscribe(() => {
        const { text, fileName } = workbench.store.state;
        if (told.tell(text, fileName)) tell.current?.(text, { name: fileName });
      }),
    [workbench, told],
  );
  useLayoutEffect(() => {
    if (told.isNews(value, name)) workbench.open(name, value);
  }, [workbench, told, value, name]);
}

function useSurroundings(workbench: Workbench, props: MappingEditorProps): void {
  const { introspect = null, run = null, limits, locale = 'en' } = props;
  const warehouse = warehouseOf(props);
  // Components write these anew whenever they draw, which is no reason to check again.
  const settings = JSON.stringify([warehouse.session, warehouse.policy]);
  const isFirst = useRef(true);
  useEffect(() => {
    Object.assign(workbench.cluster, { introspect, run, limits });
  }, [workbench, introspect, run, limits]);
  useEffect(() => {
    if (!isFirst.current) workbench.useWarehouse(warehouse);
  }, [workbench, warehouse.catalog, warehouse.snapshot, settings]);
  useEffect(() => {
    if (!isFirst.current) void workbench.setLocale(locale);
    isFirst.current = false;
  }, [workbench, locale]);
}

/** After the text that they are of. */
function useRemarks(workbench: Workbench, { remarks }: MappingEditorProps): void {
  useEffect(() => {
    if (remarks) workbench.remark(remarks);
  }, [workbench, remarks]);
}

function useHandle(workbench: Workbench, { ref }: MappingEditorProps): void {
  useImperativeHandle(
    ref,
    () => ({
      flush: () => {
        workbench.editor?.flush();
        return workbench.store.state.text;
      },
      generate: (sql) => {
        workbench.ask({ sql });
      },
      notify: (notice, kind = 'act') => {
        if (kind === 'fault')
          workbench.tellFault(notice === '' ? null : { of: 'host', text: notice });
        else workbench.notify(notice);
      },
      validate: () => workbench.validate(),
      preflight: () => workbench.preflight(),
    }),
    [workbench],
  );
}
