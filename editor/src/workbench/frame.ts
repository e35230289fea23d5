import { translator, type Translate } from '../texts/texts';
import type { RowFiles } from '../statements/files';
import { definitionPath } from './known';
import { NoticeClock, type Fault } from './notices';
import {
  beginning,
  Store,
  type Asked,
  type Explained,
  type ShownRows,
  type State,
  type Tab,
  type VersionText,
  type View,
} from './state';
import type { TextEditor } from './text-editor';

/** The panels that are about the chosen definition. */
const panelsOfChoice: ReadonlySet<Tab> = new Set<Tab>(['statements', 'rows']);
/** How long (ms) the caret has to rest before they turn to what it stands in. */
const caretRest = 150;

/** What of the state the author chooses: which view, which panel, what is asked and said. */
export class Frame {
  readonly store: Store;
  readonly notices: NoticeClock;
  editor: TextEditor | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(state: State) {
    this.store = new Store(state);
    this.notices = new NoticeClock(this.store);
  }

  get translate(): Translate {
    return translator(this.store.state.locale);
  }

  /** Shows the dialog that makes definitions, with what was written there before but for `change`. */
  ask(change: Partial<Asked> = {}): void {
    this.store.update({ isAsking: true, asked: { ...this.store.state.asked, ...change } });
  }

  /** Closes it; what was written there stays for the next time, unless a definition was made of it. */
  endAsking(isMade: boolean): void {
    this.store.update({ isAsking: false, ...(isMade && { asked: beginning.asked }) });
  }

  show(tab: Tab): void {
    this.store.update({ tab });
    this.#followCaret();
  }

  /** Shows some rows of a definition in the panel of rows; null: all of the chosen one. */
  showRows(shownRows: ShownRows | null): void {
    this.store.update({ shownRows, tab: 'rows', ...(shownRows && { selected: shownRows.path }) });
  }

  /** The text's caret was moved: where it rests is what the panels beside the text are about. */
  noteCaret(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#followCaret();
    }, caretRest);
  }

  #followCaret(): void {
    const { tab, view } = this.store.state;
    if (view !== 'json' || !panelsOfChoice.has(tab)) return;
    const path = definitionPath(this.editor?.pathAtCursor() ?? '');
    if (path !== '') this.select(path);
  }

  compareWith(compared: VersionText): void {
    this.store.update({ compared });
  }

  /** Shows the mapping in another way; what the text's cursor stood in is what the other views are about. */
  showView(view: View): void {
    const { view: before, selected, text } = this.store.state;
    if (view === before) {
      this.store.update({ isStarting: false });
      return;
    }
    this.editor?.flush();
    const atCursor = definitionPath(this.editor?.pathAtCursor() ?? '');
    const isLeft = before === 'json' && text !== '' && atCursor !== '';
    this.store.update({ view, isStarting: false, selected: isLeft ? atCursor : selected });
  }

  /** Says what the code of a problem means; null: that was read. */
  explain(explained: Explained | null): void {
    this.store.update({ explained });
  }

  /** Shows the dialog in which catalog and schema are chosen, or ends it. */
  chooseSession(isChoosingSession: boolean): void {
    this.store.update({ isChoosingSession });
  }

  writeRowsTo(rowFiles: RowFiles): void {
    this.store.update({ rowFiles });
  }

  select(path: string | null): void {
    if (path !== this.store.state.selected) this.store.update({ selected: path });
  }

  /** What can be undone and redone by now. */
  noteHistory(undo: boolean, redo: boolean): void {
    const { history } = this.store.state;
    if (history.undo !== undo || history.redo !== redo)
      this.store.update({ history: { undo, redo } });
  }

  command(isCommanding: boolean): void {
    this.store.update({ isCommanding });
  }

  /** Tells what was done. */
  notify(notice: string): void {
    // What was done twice is told twice, for as long.
    if (notice !== '') this.store.update({ notice: '' });
    this.store.update({ notice });
  }

  /** Tells what went wrong; null: it is over. */
  tellFault(fault: Fault | null): void {
    this.store.update({ fault });
  }
}
