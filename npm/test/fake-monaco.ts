import type { Disposable, Monaco, TextModel } from '../dist/monaco.js';

interface Place {
  lineNumber: number;
  column: number;
}

class Emitter<Event> {
  readonly listeners = new Set<(event: Event) => void>();
  readonly on = (listener: (event: Event) => void): Disposable => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(event: Event): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}

export class FakeModel implements TextModel {
  readonly uri = {};
  readonly changes = new Emitter<void>();
  text: string;
  language: string;
  version = 1;

  constructor(text: string, language: string) {
    this.text = text;
    this.language = language;
  }

  getLanguageId = (): string => this.language;
  getValue = (): string => this.text;
  getVersionId = (): number => this.version;
  onDidChangeContent = (listener: () => void): Disposable => this.changes.on(listener);

  getOffsetAt({ lineNumber, column }: Place): number {
    const before = this.text.split('\n').slice(0, lineNumber - 1);
    return before.reduce((sum, line) => sum + line.length + 1, 0) + column - 1;
  }

  /** The position of the first `|`, which is taken out. */
  static at(marked: string, language: string): [model: FakeModel, position: Place] {
    const offset = marked.indexOf('|');
    const before = marked.slice(0, offset).split('\n');
    const text = marked.slice(0, offset) + marked.slice(offset + 1);
    const column = (before.at(-1) ?? '').length + 1;
    return [new FakeModel(text, language), { lineNumber: before.length, column }];
  }

  type(text: string): void {
    this.text = text;
    this.version += 1;
    this.changes.fire();
  }
}

export interface Marker {
  severity: number;
  message: string;
  code: string;
  startColumn: number;
  endColumn: number;
  relatedInformation: { message: string }[];
}

type Provider = Record<string, (...question: unknown[]) => Promise<unknown>>;

/** As much of Monaco as the adapter sees. */
export class FakeMonaco {
  readonly created = new Emitter<FakeModel>();
  readonly disposed = new Emitter<FakeModel>();
  readonly relabelled = new Emitter<{ model: FakeModel }>();
  readonly models = new Set<FakeModel>();
  readonly markers = new Map<FakeModel, Marker[]>();
  readonly providers = new Map<string, Provider>();
  readonly known = [{ id: 'plaintext' }];
  readonly configured: string[] = [];

  open(model: FakeModel): FakeModel {
    this.models.add(model);
    this.created.fire(model);
    return model;
  }

  close(model: FakeModel): void {
    this.disposed.fire(model);
    this.models.delete(model);
  }

  relabel(model: FakeModel, language: string): void {
    model.language = language;
    this.relabelled.fire({ model });
  }

  messages(model: FakeModel): string[] | undefined {
    return this.markers.get(model)?.map(({ message }) => message);
  }

  /** Asks the provider of a model's language, such as `Hover`. */
  ask<Answer>(
    kind: string,
    method: string,
    model: FakeModel,
    ...question: unknown[]
  ): Promise<Answer> {
    const provider = this.providers.get(`register${kind}Provider ${model.language}`);
    if (!provider) throw new Error(`nobody provides ${kind} for ${model.language}`);
    return provider[method]!(model, ...question) as Promise<Answer>;
  }

  get namespace(): Monaco {
    const register =
      (name: string) =>
      (language: string, provider: Provider): Disposable => {
        const key = `${name} ${language}`;
        this.providers.set(key, provider);
        return { dispose: () => this.providers.delete(key) };
      };
    const configure = (language: string): Disposable => {
      this.configured.push(language);
      return { dispose: () => undefined };
    };
    const languages: Record<string, unknown> = {
      CompletionItemKind: { Keyword: 1, Field: 2, Function: 3, Property: 4 },
      SymbolKind: { Class: 1, Interface: 2, Module: 3, Field: 4, Struct: 5 },
      getLanguages: () => this.known,
      register: (language: { id: string }) => this.known.push(language),
      setLanguageConfiguration: configure,
      setMonarchTokensProvider: configure,
    };
    const editor = {
      getModels: () => [...this.models],
      onDidCreateModel: this.created.on,
      onWillDisposeModel: this.disposed.on,
      onDidChangeModelLanguage: this.relabelled.on,
      setModelMarkers: (model: FakeModel, _owner: string, markers: Marker[]) => {
        this.markers.set(model, markers);
      },
    };
    const named = new Proxy(languages, {
      get: (members, name) =>
        members[String(name)] ??
        (/^register\w+Provider$/.test(String(name)) ? register(String(name)) : undefined),
    });
    const MarkerSeverity = { Error: 8, Warning: 4, Info: 2 };
    return { editor, languages: named, MarkerSeverity } as unknown as Monaco;
  }
}
