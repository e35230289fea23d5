import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type JSX, type RefObject } from 'react';
import { useEditor } from '../shell/context';
import { useCopy, useStatementsTexts } from './context';
import type { Statement, StatementWriter, Written } from './statements';

const usualHeight = 120;

interface ItemProps {
  statement: Statement;
  written: Written;
  open: (path: string) => void;
}

function Missing({
  statement: { result },
  written: { reason },
}: Pick<ItemProps, 'statement' | 'written'>): JSX.Element {
  const t = useStatementsTexts();
  const { name, outcome } = result;
  const said =
    reason !== null
      ? t('noneBecause', { name, reason })
      : t(outcome === 'invalid' ? 'none' : 'noneKnown', { name });
  return <p className="statement-missing">{said}</p>;
}

/** The name of the definition, which leads there, and what can be done with its statement. */
function Bar({ statement, written, open }: ItemProps): JSX.Element {
  const t = useStatementsTexts();
  const copy = useCopy();
  const {
    kind,
    result: { name, path },
  } = statement;
  const { sql, types } = written;
  return (
    <div className="statement-bar">
      <button
        type="button"
        className="link statement-name"
        onClick={() => {
          open(path);
        }}
      >
        {t('open', { kind: t(kind), name })}
      </button>
      {types && (
        <span className={types === 'declared' ? 'statement-declared' : 'statement-confirmed'}>
          {t(types)}
        </span>
      )}
      {sql !== null && (
        <button
          type="button"
          className="control control-small"
          aria-label={t('copyOne', { name })}
          onClick={() => {
            copy(sql);
          }}
        >
          {t('copy')}
        </button>
      )}
    </div>
  );
}

/** One statement under the name of its definition. */
function Item(props: ItemProps): JSX.Element {
  const { statement, written } = props;
  const { sql } = written;
  return (
    <>
      <Bar {...props} />
      {sql === null ? (
        <Missing {...{ statement, written }} />
      ) : (
        <pre className="statement-sql">
          <code>{sql}</code>
        </pre>
      )}
    </>
  );
}

/** The list scrolls with the panel that it is in, behind what stands above it. */
function useRows(
  list: RefObject<HTMLUListElement | null>,
  statements: readonly Statement[],
): Virtualizer<Element, Element> {
  const [above, setAbove] = useState(0);
  const panel = (): Element | null => list.current?.closest('.tab-panel') ?? null;
  useLayoutEffect(() => {
    const scrolling = panel();
    if (list.current === null || scrolling === null) return;
    setAbove(
      list.current.getBoundingClientRect().top -
        scrolling.getBoundingClientRect().top +
        scrolling.scrollTop,
    );
  });
  return useVirtualizer<Element, Element>({
    count: statements.length,
    getScrollElement: panel,
    estimateSize: () => usualHeight,
    getItemKey: (index) => statements[index]?.id ?? index,
    scrollMargin: above,
    overscan: 4,
    initialRect: { width: 360, height: 640 },
  });
}

/** Brings the statement of a definition into sight that is chosen elsewhere; gives what chooses one here. */
function useSight(
  statements: readonly Statement[],
  rows: Virtualizer<Element, Element>,
): (path: string) => void {
  const {
    state: { selected },
    commands,
  } = useEditor();
  /** What was chosen here is in sight already. */
  const chosenHere = useRef<string | null>(null);
  useEffect(() => {
    const index = statements.findIndex(({ result }) => result.path === selected);
    if (index !== -1 && selected !== chosenHere.current)
      rows.scrollToIndex(index, { align: 'auto' });
    chosenHere.current = selected;
  }, [selected]);
  return (path) => {
    chosenHere.current = path;
    commands.open(path);
  };
}

interface ListProps {
  statements: readonly Statement[];
  writer: StatementWriter;
}

/** All statements, of which those that are seen are written and drawn. That of the chosen definition is in sight. */
export function StatementList({ statements, writer }: ListProps): JSX.Element {
  const { selected } = useEditor().state;
  const list = useRef<HTMLUListElement>(null);
  const rows = useRows(list, statements);
  const open = useSight(statements, rows);
  return (
    <ul ref={list} className="statements" style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ index, start, key }) => {
        const statement = statements[index];
        return (
          statement && (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="statement"
              aria-current={statement.result.path === selected}
              aria-setsize={statements.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
            >
              <Item statement={statement} written={writer.write(statement)} open={open} />
            </li>
          )
        );
      })}
    </ul>
  );
}
