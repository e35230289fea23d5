import { messageOf } from './errors';
import { download, readTextFile } from './files';
import { layOut } from './layout';
import type { KeeperEvents, Kept, MappingKeeper } from './mapping-keeper';
import type { KeptText } from './mapping-store';
import { samples } from './samples';
import { isUnsaved, type MappingDocument, type State } from './state';
import type { Workbench } from './workbench';

/** What a page begins with: what was kept, else the sample. */
export function firstDocument(found: KeptText | null): Pick<State, 'fileName' | 'text' | 'textOfFile' | 'restored'> {
  const sample = samples[0]?.text ?? '{\n}\n';
  if (found === null) return { fileName: 'mapping.json', text: sample, textOfFile: sample, restored: null };
  const { fileName, text, inFile, changedAt } = found;
  return { fileName, text, textOfFile: inFile ? text : null, restored: text === sample ? null : changedAt };
}

/** The files, samples and kept mappings that come into the editor and go out of it. */
export class Documents {
  readonly #workbench: Workbench;
  readonly #keeper: MappingKeeper;

  constructor(workbench: Workbench, keeper: MappingKeeper) {
    this.#workbench = workbench;
    this.#keeper = keeper;
    keeper.start(this.#kept(), this.#events());
    workbench.store.subscribe(() => { keeper.note(this.#kept()); });
  }

  get #state(): State {
    return this.#workbench.store.state;
  }

  /** Opens a text; asks first where it would replace changes that no file has. */
  offer(document: MappingDocument): void {
    this.#workbench.editor?.flush();
    if (isUnsaved(this.#state) && document.text !== this.#state.text) this.#workbench.store.update({ replacement: document });
    else this.#open(document);
  }

  /** Ends the question that `offer` asked. */
  answer(replace: boolean): void {
    const { replacement } = this.#state;
    this.#workbench.store.update({ replacement: null });
    if (replacement !== null && replace) this.#open(replacement);
  }

  offerSample(fileName: string): void {
    const sample = samples.find((candidate) => candidate.fileName === fileName);
    if (sample) this.offer({ fileName, text: sample.text });
  }

  async offerKept(id: string): Promise<void> {
    const mapping = this.#state.keptMappings.find((candidate) => candidate.id === id);
    if (mapping === undefined) return;
    const { fileName } = mapping;
    try {
      const kept = await this.#keeper.read(mapping);
      if (kept !== null) this.offer({ fileName, text: kept.text, kept: mapping });
    } catch (error) {
      this.#workbench.notify(this.#workbench.translate('notOpened', { name: fileName, reason: messageOf(error) }));
    }
  }

  /** Opens a file; a query becomes the beginning of a definition. */
  async openFile(file: File): Promise<void> {
    const { translate } = this.#workbench;
    const fail = (reason: string): void => { this.#workbench.notify(translate('notOpened', { name: file.name, reason })); };
    try {
      const text = await readTextFile(file);
      if (text === null) fail(translate('notText'));
      else if (/\.sql$/i.test(file.name)) this.#workbench.ask({ sql: text });
      else this.offer({ fileName: file.name, text });
    } catch (error) {
      fail(messageOf(error));
    }
  }

  download(): void {
    this.#workbench.editor?.flush();
    const { fileName, text } = this.#state;
    download(fileName, text);
    this.#workbench.store.update({ textOfFile: text });
  }

  forgetRestored(): void {
    this.#workbench.store.update({ restored: null });
  }

  /** Keeps what is in the editor, as it has to be done before the page is gone. True where that is enough. */
  keepNow(): boolean {
    this.#workbench.editor?.flush();
    this.#keeper.flush();
    const { keeping } = this.#state;
    return !isUnsaved(this.#state) || keeping === null || 'at' in keeping;
  }

  #open({ fileName, text, kept }: MappingDocument): void {
    this.#keeper.turnTo(kept ?? null, isUnsaved(this.#state));
    this.#workbench.open(fileName, layOut(text), kept?.inFile ?? true);
  }

  #kept(): Kept {
    const { fileName, text, textOfFile } = this.#state;
    return { fileName, text, inFile: text === textOfFile };
  }

  #events(): KeeperEvents {
    const { store } = this.#workbench;
    return {
      kept: (at) => { store.update({ keeping: { at } }); },
      failed: (failure) => { store.update({ keeping: { failure } }); },
      others: (keptMappings) => { store.update({ keptMappings }); },
      changedElsewhere: () => { this.#workbench.notify(this.#workbench.translate('changedElsewhere', { name: this.#state.fileName })); },
    };
  }
}
