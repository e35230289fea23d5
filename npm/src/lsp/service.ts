import { TextDocuments } from 'vscode-languageserver/node';
import type { Connection, Range as ShownRange } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

import { Projects } from '../configuration/projects.js';
import type { Project } from '../configuration/projects.js';
import { textKinds } from '../editing/text-kinds.js';
import type { Texts } from '../editing/text-kinds.js';
import type { Diagnostic, MappingGenerator, Range } from '../index.js';
import type { Client } from './client.js';
import { headLength, kindOf } from './kinds.js';
import { folderOf } from './paths.js';
import { Problems } from './problems.js';
import { WorkspaceFiles } from './workspace-files.js';

/** A text that is asked about, with what it is read against. */
export interface Subject {
  document: TextDocument;
  text: string;
  texts: Texts;
  project: Project;
}

interface ServiceParts {
  connection: Connection;
  client: Client;
  generator: MappingGenerator;
  /** Addresses of the workspace's folders. */
  folders: string[];
}

/** What the requests share: the open documents, their projects, and what was found in them. */
export class Service {
  readonly connection: Connection;
  readonly client: Client;
  readonly files: WorkspaceFiles;
  readonly documents = new TextDocuments(TextDocument);
  readonly #projects: Projects;
  readonly #problems: Problems;
  readonly #kinds: ReturnType<typeof textKinds>;
  readonly #found = new WeakMap<TextDocument, { of: string; diagnostics: Diagnostic[] }>();

  readonly #recheck: (() => void)[] = [];
  readonly #projectRead: ((project: Project) => void)[] = [];

  constructor({ connection, client, generator, folders }: ServiceParts) {
    this.connection = connection;
    this.client = client;
    this.#projects = new Projects(generator);
    this.#problems = new Problems(connection);
    this.files = new WorkspaceFiles(folders, client.watchesFiles);
    this.#kinds = textKinds(generator);
  }

  /** Called when something has changed that texts are read against. */
  onRecheck(listener: () => void): void {
    this.#recheck.push(listener);
  }

  /** Called with each project that a text is read against, however often. */
  onProject(listener: (project: Project) => void): void {
    this.#projectRead.push(listener);
  }

  async project(uri: string): Promise<Project> {
    const project = await this.#projects.of(folderOf(uri));
    this.#problems.tell(project);
    for (const listener of this.#projectRead) listener(project);
    return project;
  }

  recheck(): void {
    this.#projects.forget();
    this.files.forget();
    for (const listener of this.#recheck) listener();
  }

  /** Undefined for a document that is not open, or is none of ours. */
  async open(uri: string): Promise<Subject | undefined> {
    const document = this.documents.get(uri);
    return document && this.subject(document);
  }

  async subject(document: TextDocument): Promise<Subject | undefined> {
    const kind = kindOf({
      uri: document.uri,
      languageId: document.languageId,
      head: document.getText().slice(0, headLength),
    });
    if (kind === undefined) return undefined;
    const project = await this.project(document.uri);
    return { document, text: document.getText(), texts: this.#kinds[kind], project };
  }

  /** What an open document of ours is answered with; null for any other. */
  async about<Answer>(
    { uri }: { uri: string },
    answer: (subject: Subject) => Answer | Promise<Answer>,
  ): Promise<Answer | null> {
    const subject = await this.open(uri);
    return subject ? answer(subject) : null;
  }

  /** The findings in a text, without those that its project ignores. */
  findings(subject: Subject): Diagnostic[] {
    const { document, project, text } = subject;
    const of = `${String(document.version)} ${project.id}`;
    const known = this.#found.get(document);
    if (known?.of === of) return known.diagnostics;
    const diagnostics = this.diagnose(subject, text);
    this.#found.set(document, { of, diagnostics });
    return diagnostics;
  }

  /** The findings in what a text may become. */
  diagnose({ texts, project }: Subject, text: string): Diagnostic[] {
    const { ignore } = project.configuration;
    // Nothing is wrong yet with a file that was just made.
    if (text.trim() === '') return [];
    const found = texts.diagnostics(text, project.options);
    return found.filter(({ code }) => !ignore.includes(code));
  }
}

/** As the protocol counts: lines and columns from 0, lines ended as in editors, also where Trino ends them otherwise. */
export function toShown(document: TextDocument, { start, end }: Range): ShownRange {
  return { start: document.positionAt(start.offset), end: document.positionAt(end.offset) };
}
