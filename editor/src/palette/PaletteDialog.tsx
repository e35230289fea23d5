import { useId, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { useEditor } from '../shell/context';
import { Dialog } from '../shell/Dialog';
import { commandsOf, findCommands, type Command } from './commands';

const most = 50;
const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

interface RowsProps {
  id: string;
  rows: readonly Command[];
  active: number;
  run: (command: Command) => void;
}

function Rows({ id, rows, active, run }: RowsProps): JSX.Element {
  const { t } = useEditor();
  return (
    <ul id={id} className="palette-rows" role="listbox" aria-label={t('commands')}>
      {rows.map((command, index) => (
        <li
          key={command.id}
          id={`${id}-${index}`}
          className="palette-row"
          role="option"
          aria-selected={index === active}
          ref={
            index === active
              ? (row) => {
                  row?.scrollIntoView({ block: 'nearest' });
                }
              : undefined
          }
          onClick={() => {
            run(command);
          }}
        >
          <span>{command.title}</span>
          <span className="palette-note">{command.note}</span>
        </li>
      ))}
    </ul>
  );
}

interface FieldProps {
  id: string;
  typed: string;
  /** The row that Enter takes; null: there is none. */
  active: number | null;
  type: (value: string) => void;
  press: (event: KeyboardEvent) => void;
}

function Field({ id, typed, active, type, press }: FieldProps): JSX.Element {
  const { t } = useEditor();
  return (
    <input
      className="control"
      type="text"
      role="combobox"
      data-focus
      spellCheck={false}
      value={typed}
      placeholder={t('commandsHint')}
      aria-label={t('commands')}
      aria-expanded="true"
      aria-controls={`${id}-rows`}
      aria-activedescendant={active === null ? undefined : `${id}-rows-${active}`}
      onChange={({ currentTarget }) => {
        type(currentTarget.value);
      }}
      onKeyDown={press}
    />
  );
}

/** What a key does with the rows that are found. */
function press(
  event: KeyboardEvent,
  found: readonly Command[],
  active: number,
  move: (to: number) => void,
  run: (command: Command) => void,
): void {
  const step = steps[event.key];
  const command = found[active];
  if (step === undefined && event.key !== 'Enter') return;
  event.preventDefault();
  if (step !== undefined) move((active + step + found.length) % Math.max(1, found.length));
  else if (command) run(command);
}

interface Search {
  typed: string;
  type: (value: string) => void;
  found: readonly Command[];
  /** The row that the keys are at. */
  active: number;
  move: (to: number) => void;
}

function useSearch(): Search {
  const content = useEditor();
  const [typed, setTyped] = useState('');
  const [active, move] = useState(0);
  const found = useMemo(
    () => findCommands(commandsOf(content), typed).slice(0, most),
    [content, typed],
  );
  const type = (value: string): void => {
    setTyped(value);
    move(0);
  };
  return { typed, type, found, active, move };
}

/** Every action and every definition, found by a few letters. */
export default function PaletteDialog(): JSX.Element {
  const { workbench, t } = useEditor();
  const { typed, type, found, active, move } = useSearch();
  const id = useId();
  const chosen = useRef<Command | null>(null);
  const closed = (): void => {
    workbench.command(false);
    // The dialog is gone first: what the command leads to can have the focus.
    chosen.current?.run();
  };
  return (
    <Dialog labelledBy={`${id}-title`} onClose={closed}>
      {(close) => {
        const run = (command: Command): void => {
          chosen.current = command;
          close();
        };
        return (
          <div className="palette">
            <h2 id={`${id}-title`} className="visually-hidden">
              {t('commands')}
            </h2>
            <Field
              id={id}
              typed={typed}
              active={found.length > 0 ? active : null}
              type={type}
              press={(event) => {
                press(event, found, active, move, run);
              }}
            />
            <Rows id={`${id}-rows`} rows={found} active={active} run={run} />
            <p className="hint" role="status">
              {found.length === 0 ? t('noCommand') : ''}
            </p>
          </div>
        );
      }}
    </Dialog>
  );
}
