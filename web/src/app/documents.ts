import type { MappingEditorHandle } from 'mapping-generator-editor';
import { downloadText, layOut } from 'mapping-generator-editor/parts';
import { messageOf } from './errors';
import { readTextFile } from './files';
import { newName } from './first-document';
import { keeperEvents, keptOf } from './keeping';
import type { MappingKeeper } from './mapping-keeper';
import type { KeptMapping } from './mapping-store';
import { isUnsaved, type MappingDocument, type PageState, type PageStore } from './page-state';
import { readSample } from './samples';
import { translator, type Translate } from './texts';

/** The files, samples and kept mappings that come into the editor and go out of it. */
export class Documents {
  readonly #store: PageStore;
  readonly #keeper: MappingKeeper;
  #editor: MappingEditorHandle | null = null;
  /** What was to be said before there was an editor. */
  #unsaid: string | null = null;

  constructor(store: PageStore, keeper: MappingKeeper) {
    this.#store = store;
    this.#keeper = keeper;
    const changedElsewhere = (): void => {
      this.tellFault(this.#translate('changedElsewhere', { name: this.#state.fileName }));
    };
    keeper.start(keptOf(store.state), keeperEvents(store, changedElsewhere));
    store.subscribe(() => {
      keeper.note(keptOf(store.state));
    });
  }

  get #state(): PageState {
    return this.#store.state;
  }

  get #translate(): Translate {
    return translator(this.#state.locale);
  }

  /** The editor is on the screen, or not any more. */
  readonly take = (editor: MappingEditorHandle | null): void => {
    this.#editor = editor;
    if (editor === null || this.#unsaid === null) return;
    editor.notify(this.#unsaid, 'fault');
    this.#unsaid = null;
  };

  /** Says what went wrong, when there is an editor that can. */
  tellFault(fault: string): void {
    if (this.#editor === null) this.#unsaid = fault;
    else this.#editor.notify(fault, 'fault');
  }

  /** Opens a text; asks first where it would replace changes that no file has. */
  offer(document: MappingDocument): void {
    this.#editor?.flush();
    if (isUnsaved(this.#state) && document.text !== this.#state.text)
      this.#store.update({ replacement: document });
    else this.#open(document);
  }

  /** Ends the question that `offer` asked. */
  answer(replace: boolean): void {
    const { replacement } = this.#state;
    this.#store.update({ replacement: null });
    if (replacement !== null && replace) this.#open(replacement);
  }

  /** A mapping without anything yet. */
  offerNew(): void {
    this.offer({ fileName: newName, text: '' });
  }

  async offerSample(fileName = newName): Promise<void> {
    try {
      const text = await readSample(fileName);
      if (text !== undefined) this.offer({ fileName, text });
    } catch (error) {
      this.#tellNotOpened(fileName, messageOf(error));
    }
  }

  /** The text of a kept mapping; null where it is not kept any more. */
  async readKept(mapping: KeptMapping): Promise<string | null> {
    return (await this.#keeper.read(mapping))?.text ?? null;
  }

  async offerKept(id: string): Promise<void> {
    const mapping = this.#state.keptMappings.find((candidate) => candidate.id === id);
    if (mapping === undefined) return;
    const { fileName } = mapping;
    try {
      const kept = await this.#keeper.read(mapping);
      if (kept !== null)
        this.offer({ fileName, text: kept.text, textOfFile: kept.textOfFile, kept: mapping });
    } catch (error) {
      this.#tellNotOpened(fileName, messageOf(error));
    }
  }

  /** Opens a file; a query becomes the beginning of a definition. */
  async openFile(file: File): Promise<void> {
    try {
      const text = await readTextFile(file);
      if (text === null) this.#tellNotOpened(file.name, this.#translate('notText'));
      else if (/\.sql$/i.test(file.name)) this.#editor?.generate(text);
      else this.offer({ fileName: file.name, text });
    } catch (error) {
      this.#tellNotOpened(file.name, messageOf(error));
    }
  }

  download(): void {
    this.#editor?.flush();
    const { fileName, text } = this.#state;
    downloadText(fileName, text, 'application/json');
    this.#store.update({ textOfFile: text });
  }

  /** Makes a link that holds the text, and shows it. */
  async share(): Promise<void> {
    const text = this.#editor?.flush() ?? this.#state.text;
    try {
      const { linkOf } = await import('./share');
      this.#store.update({
        link: await linkOf({ fileName: this.#state.fileName, text }, location.href),
      });
    } catch (error) {
      this.tellFault(this.#translate('notShared', { reason: messageOf(error) }));
    }
  }

  endSharing(): void {
    this.#store.update({ link: null });
  }

  /** Opens the mapping of a link that the page was opened with. */
  async openShared(hash: string): Promise<void> {
    try {
      const { sharedIn } = await import('./share');
      this.offer(await sharedIn(hash));
    } catch {
      this.tellFault(this.#translate('linkDamaged'));
    }
  }

  /** Opens a mapping that a run of the background jobs found to be broken by the warehouse. */
  async openDrift(hash: string): Promise<void> {
    try {
      const { driftIn } = await import('./drift');
      this.offer(await driftIn(hash, this.#state.locale));
    } catch (error) {
      this.#tellNotOpened(hash.slice(1), messageOf(error));
    }
  }

  #tellNotOpened(name: string, reason: string): void {
    this.tellFault(this.#translate('notOpened', { name, reason }));
  }

  forgetRestored(): void {
    this.#store.update({ restored: null });
  }

  /** Keeps what is in the editor, as it has to be done before the page is gone. True where that is enough. */
  keepNow(): boolean {
    this.#editor?.flush();
    this.#keeper.flush();
    const { keeping } = this.#state;
    return !isUnsaved(this.#state) || keeping === null || 'at' in keeping;
  }

  #open({
    fileName,
    text,
    kept,
    remarks = [],
    inFile = kept?.inFile ?? true,
    textOfFile = null,
  }: MappingDocument): void {
    this.#keeper.turnTo(kept ?? null, isUnsaved(this.#state));
    // As the editor's lines end: what a file has and what the author has are compared.
    const shown = layOut(text).replace(/\r\n?/g, '\n');
    this.#store.update({
      fileName,
      text: shown,
      textOfFile: inFile ? shown : textOfFile,
      restored: null,
      remarks,
    });
  }
}
