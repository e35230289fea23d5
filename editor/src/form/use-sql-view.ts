import type { Extension } from '@codemirror/state';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { SqlView, type SqlHost } from './sql-view';

interface SqlViewOptions<Host extends SqlHost> {
  sql: string;
  /** Whose query it is: of another one, the editor is another one. */
  of: string;
  /** The text that the query is taken from. */
  text: string;
  host: Host;
  /** Of the keys that are not of the text; `latest` is the host of the latest drawing. */
  keys: (latest: () => Host, box: HTMLElement) => Extension;
}

/** An editor of a query in a box; it outlives many drawings. */
export function useSqlView<Host extends SqlHost>({
  sql,
  of,
  text,
  host,
  keys,
}: SqlViewOptions<Host>): {
  box: RefObject<HTMLDivElement | null>;
  view: RefObject<SqlView | null>;
} {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<SqlView>(null);
  const latestHost = useRef(host);
  useLayoutEffect(() => {
    latestHost.current = host;
  });
  useLayoutEffect(() => {
    if (!box.current) return;
    const latest = (): Host => latestHost.current;
    const made = new SqlView(box.current, sql, latest, keys(latest, box.current));
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, [of, host.generator]);
  useLayoutEffect(() => {
    view.current?.show(sql);
  }, [sql, text]);
  useEffect(() => {
    view.current?.refresh();
  }, [host.catalog, host.session, host.locale]);
  return { box, view };
}
