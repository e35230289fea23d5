import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type {
  ClientCapabilities,
  InitializeResult,
  Position,
  ProtocolConnection,
  PublishDiagnosticsParams,
  Registration,
  TextEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterAll } from 'vitest';

import { program } from './command.js';

const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill();
});

/** A project of its own. */
export function project(files: Record<string, unknown> = {}): Folder {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mapping-generator-lsp-')));
  const made: Folder = {
    path: (name) => join(folder, name),
    uri: (name) => pathToFileURL(join(folder, name)).href,
    write(name, content) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      writeFileSync(join(folder, name), text);
    },
  };
  for (const [name, content] of Object.entries(files)) made.write(name, content);
  return made;
}

export interface Folder {
  path: (name: string) => string;
  uri: (name: string) => string;
  write: (name: string, content: unknown) => void;
}

/** An editor that does nothing but what tests tell it to. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registered: Registration[] = [];
  server!: InitializeResult;
  readonly #folder: Folder;
  readonly #documents = new Map<string, TextDocument>();
  #listeners: (() => void)[] = [];

  constructor(folder: Folder) {
    this.#folder = folder;
    this.child = spawn(process.execPath, [program, 'lsp', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    running.add(this.child);
    this.ended = new Promise((resolve) => this.child.on('close', resolve));
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.child.stdout!),
      new StreamMessageWriter(this.child.stdin!),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
      for (const listener of this.#listeners) listener();
    });
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations);
      for (const listener of this.#listeners) listener();
    });
    this.connection.listen();
  }

  static async start(folder: Folder, capabilities: ClientCapabilities = {}): Promise<Editor> {
    const editor = new Editor(folder);
    editor.server = await editor.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol still requires it
      rootUri: null,
      workspaceFolders: [{ uri: folder.uri('.'), name: 'project' }],
      capabilities,
    });
    await editor.connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  /** Opens a document; the file need not be there. */
  async open(name: string, text: string, languageId = ''): Promise<{ uri: string }> {
    const uri = this.#folder.uri(name);
    const language = languageId || (name.endsWith('.sql') ? 'sql' : 'json');
    this.#documents.set(uri, TextDocument.create(uri, language, 1, text));
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: language, version: 1, text },
    });
    return { uri };
  }

  document({ uri }: { uri: string }): TextDocument {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  }

  /** Where a text stands, in units from its beginning. */
  at(opened: { uri: string }, text: string, further = 0): Position {
    const document = this.document(opened);
    const offset = document.getText().indexOf(text);
    if (offset < 0) throw new Error(`no ${text}`);
    return document.positionAt(offset + further);
  }

  /** Types over a part of the text. */
  async change(opened: { uri: string }, from: string, to: string): Promise<void> {
    const { uri } = opened;
    const document = this.document(opened);
    const range = { start: this.at(opened, from), end: this.at(opened, from, from.length) };
    const version = document.version + 1;
    const contentChanges = [{ range, text: to }];
    TextDocument.update(document, contentChanges, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** The text as it would be with edits. */
  edited(opened: { uri: string }, edits: TextEdit[]): string {
    return TextDocument.applyEdits(this.document(opened), edits);
  }

  /** What was found at last, once it is as the test wants it. */
  async found(
    { uri }: { uri: string },
    wanted: (params: PublishDiagnosticsParams) => boolean = () => true,
  ): Promise<PublishDiagnosticsParams> {
    const last = (): PublishDiagnosticsParams | undefined =>
      this.published.filter((params) => params.uri === uri).at(-1);
    await this.until(() => {
      const params = last();
      return params !== undefined && wanted(params);
    });
    return last()!;
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition())
      await new Promise<void>((resolve) => {
        this.#listeners.push(resolve);
      });
    this.#listeners = [];
  }
}
