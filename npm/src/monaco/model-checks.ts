import type { Disposable, Monaco, TextModel } from './monaco.js';
import { settingsOf, type MappingLanguageOptions } from './options.js';
import { toMonacoRange } from './places.js';
import type { Finding, TextKind } from './text-kinds.js';

/** Whose markers they are. */
export const owner = 'mapping-generator';

const defaultDelay = 150;

/** A model that is looked after. */
interface Watch {
  kind: TextKind;
  listener: Disposable;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Checks models some time after their texts changed, and marks what is found. */
export class ModelChecks {
  readonly #monaco: Monaco;
  readonly #kinds: ReadonlyMap<string, TextKind>;
  readonly #options: MappingLanguageOptions;
  readonly #onError: (error: unknown) => void;
  readonly #watched = new Map<TextModel, Watch>();
  /** What was found in a version of a model. */
  #found = new WeakMap<TextModel, { version: number; findings: Promise<Finding[]> }>();
  readonly #listeners: Disposable[];

  /** @param kinds the languages that are looked after */
  constructor(
    monaco: Monaco,
    kinds: ReadonlyMap<string, TextKind>,
    options: MappingLanguageOptions,
    onError: (error: unknown) => void,
  ) {
    this.#monaco = monaco;
    this.#kinds = kinds;
    this.#options = options;
    this.#onError = onError;
    this.#listeners = [
      monaco.editor.onDidCreateModel(this.#watch),
      monaco.editor.onWillDisposeModel(this.#leave),
      monaco.editor.onDidChangeModelLanguage(({ model }) => {
        this.#leave(model);
        this.#watch(model);
      }),
    ];
    for (const model of monaco.editor.getModels()) this.#watch(model);
  }

  /** Of the text as it is; a text is checked once, whoever asks. */
  findingsIn(model: TextModel, kind: TextKind): Promise<Finding[]> {
    const version = model.getVersionId();
    const known = this.#found.get(model);
    if (known?.version === version) return known.findings;
    const check = async () => kind.check(model.getValue(), settingsOf(this.#options, model));
    const findings = check();
    this.#found.set(model, { version, findings });
    return findings;
  }

  /** Checks every model again: what their texts are read against has changed. */
  refresh(): void {
    this.#found = new WeakMap();
    for (const model of this.#watched.keys()) void this.#show(model);
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    for (const model of [...this.#watched.keys()]) this.#leave(model);
  }

  readonly #watch = (model: TextModel): void => {
    const kind = this.#kinds.get(model.getLanguageId());
    if (kind === undefined) return;
    const listener = model.onDidChangeContent(() => {
      clearTimeout(watch.timer);
      watch.timer = setTimeout(() => void this.#show(model), this.#options.delay ?? defaultDelay);
    });
    const watch: Watch = { kind, listener, timer: undefined };
    this.#watched.set(model, watch);
    void this.#show(model);
  };

  readonly #leave = (model: TextModel): void => {
    const watch = this.#watched.get(model);
    if (watch === undefined) return;
    clearTimeout(watch.timer);
    watch.listener.dispose();
    this.#watched.delete(model);
    this.#found.delete(model);
    this.#monaco.editor.setModelMarkers(model, owner, []);
  };

  /** What comes too late for the text, or for what it is read against, is not shown. */
  async #show(model: TextModel): Promise<void> {
    const watch = this.#watched.get(model);
    if (watch === undefined) return;
    let findings: Finding[] = [];
    const found = this.findingsIn(model, watch.kind);
    const asked = this.#found.get(model);
    try {
      findings = await found;
    } catch (error) {
      this.#onError(error);
    }
    if (this.#found.get(model) !== asked) return;
    const markers = findings.map((finding) => this.#toMarker(model, finding));
    this.#monaco.editor.setModelMarkers(model, owner, markers);
  }

  #toMarker(model: TextModel, { diagnostic, range, related }: Finding): object {
    const { Error, Warning, Info } = this.#monaco.MarkerSeverity;
    return {
      ...toMonacoRange(range),
      severity: { error: Error, warning: Warning, info: Info }[diagnostic.severity],
      message: diagnostic.message,
      code: diagnostic.code,
      source: owner,
      relatedInformation: related.map((other) => ({
        resource: model.uri,
        message: other.message,
        ...toMonacoRange(other.range),
      })),
    };
  }
}
