import { useRef, type JSX } from 'react';
import { useFocusOfNobody } from '../shell/focus';
import { useEditor } from '../shell/context';
import type { Door } from '../types';

function DoorButton({ door, isFirst }: { door: Door; isFirst: boolean }): JSX.Element {
  return (
    <li>
      <button type="button" className={`door${isFirst ? ' door-first' : ''}`} onClick={door.open}>
        <strong>{door.title}</strong>
        <span>{door.text}</span>
      </button>
    </li>
  );
}

/** What an author sees before there is a mapping: the ways to begin. Nothing is wrong yet. */
export function Start(): JSX.Element {
  const { workbench, host, t } = useEditor();
  const place = useRef<HTMLDivElement>(null);
  useFocusOfNobody(place, '.door');
  const warehouse: Door = {
    id: 'warehouse',
    title: t('doorWarehouse'),
    text: t('doorWarehouseWhat'),
    open: () => {
      workbench.showView('graph');
    },
  };
  const sql: Door = {
    id: 'sql',
    title: t('doorSql'),
    text: t('doorSqlWhat'),
    open: () => {
      workbench.ask();
    },
  };
  return (
    <div ref={place} className="start">
      <h2>{t('startTitle')}</h2>
      <ul className="doors">
        {[...(host.catalog ? [warehouse] : []), sql, ...(host.doors ?? [])].map((door, index) => (
          <DoorButton key={door.id} door={door} isFirst={index === 0} />
        ))}
      </ul>
      <button
        type="button"
        className="link"
        onClick={() => {
          workbench.showView('json');
        }}
      >
        {t('doorText')}
      </button>
    </div>
  );
}
