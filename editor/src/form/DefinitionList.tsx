import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useRef,
  useState,
  type JSX,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { Definition } from '../document/definition';
import { SearchField } from '../shell/SearchField';
import { useForm } from './context';
import { OutcomeMark } from './Mark';
import type { DefinitionMark } from './props';

const rowHeight = 36;

const steps: Partial<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
  PageDown: (at, last) => Math.min(at + 10, last),
  PageUp: (at) => Math.max(at - 10, 0),
};

/** All definitions, with their marks; only those that are seen are drawn. */
export function DefinitionList({ current }: { current: Definition | null }): JSX.Element {
  const { t, definitions } = useForm();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = definitions.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <div className="form-list">
      <SearchField className="form-input" label={t('search')} value={search} change={setSearch} />
      <p className="form-note" role="status">
        {wanted !== '' &&
          (found.length === 0
            ? t('none')
            : t('found', { count: found.length, total: definitions.length }))}
      </p>
      <Options found={found} current={current} />
    </div>
  );
}

/** The rows that are seen, with the current one among them when it becomes that. */
function useRows(
  count: number,
  at: number,
): { box: RefObject<HTMLDivElement | null>; rows: Virtualizer<HTMLDivElement, Element> } {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 240, height: 480 },
  });
  useEffect(() => {
    if (at !== -1) rows.scrollToIndex(at);
  }, [at, rows]);
  return { box, rows };
}

interface OptionsProps {
  found: readonly Definition[];
  current: Definition | null;
}

function Options({ found, current }: OptionsProps): JSX.Element {
  const { t, select, model } = useForm();
  const id = useId();
  const at = found.findIndex(({ path }) => path === current?.path);
  const { box, rows } = useRows(found.length, at);
  const marks = new Map([...model.nodes, ...model.edges].map((mark) => [mark.path, mark]));
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = found[steps[event.key]?.(at, found.length - 1) ?? -1];
    if (!next) return;
    event.preventDefault();
    select(next.path);
  };
  return (
    <div
      ref={box}
      className="form-options"
      role="listbox"
      tabIndex={0}
      aria-label={t('definitions')}
      aria-activedescendant={at === -1 ? undefined : `${id}-${at}`}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const definition = found[index];
          if (!definition) return null;
          return (
            <Option
              key={definition.path}
              id={`${id}-${index}`}
              {...{ definition, index, start, mark: marks.get(definition.path) }}
              count={found.length}
              isCurrent={index === at}
            />
          );
        })}
      </div>
    </div>
  );
}

interface OptionProps {
  id: string;
  definition: Definition;
  index: number;
  start: number;
  count: number;
  isCurrent: boolean;
  mark: DefinitionMark | undefined;
}

function Option({
  id,
  definition,
  index,
  start,
  count,
  isCurrent,
  mark,
}: OptionProps): JSX.Element {
  const { t, select } = useForm();
  const { kind, name, path } = definition;
  return (
    <div
      id={id}
      className="form-option"
      role="option"
      aria-selected={isCurrent}
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ position: 'absolute', insetInline: 0, top: start, height: rowHeight }}
      onClick={() => {
        select(path);
      }}
    >
      <OutcomeMark mark={mark} />
      <span className="form-option-name">{name || t('nameless')}</span>
      <span className="form-option-kind">{t(kind)}</span>
    </div>
  );
}
