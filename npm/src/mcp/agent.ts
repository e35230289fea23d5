import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { Projects } from '../configuration/projects.js';
import type { Project } from '../configuration/projects.js';
import { textKinds } from '../editing/text-kinds.js';
import type { TextKind, Texts } from '../editing/text-kinds.js';
import type { Catalog, CheckOptions, MappingGenerator } from '../index.js';
import type { Against, Source } from './inputs.js';

/** A text that a call is about. */
export interface Given {
  kind: TextKind;
  text: string;
  texts: Texts;
  /** What it is called in an error. */
  name: string;
  project: Project;
  options: CheckOptions;
}

/** What the tools share: the module, and what the texts of a folder are read against. */
export class Agent {
  readonly generator: MappingGenerator;
  readonly #projects: Projects;
  readonly #kinds: Record<TextKind, Texts>;

  constructor(generator: MappingGenerator) {
    this.generator = generator;
    this.#projects = new Projects(generator);
    this.#kinds = textKinds(generator);
  }

  /** The text of a call, from its arguments or its file, with what it is read against. */
  async given(source: Source & Against): Promise<Given> {
    const { kind, text, name } = await textOf(source);
    const folder = source.file === undefined ? process.cwd() : dirname(resolve(source.file));
    const { project, options } = await this.against(folder, source);
    return { kind, text, name, texts: this.#kinds[kind], project, options };
  }

  /** The configuration of a folder; arguments come first. */
  async against(
    folder: string,
    { catalog: path, session, locale }: Against,
  ): Promise<{ project: Project; options: CheckOptions }> {
    const project = await this.#projects.of(folder);
    if (project.problem && path === undefined) throw new Error(project.problem.message);
    const options = { ...project.options };
    if (path !== undefined) options.catalog = await this.#catalog(path, project);
    if (session) options.session = session;
    if (locale) options.locale = locale;
    return { project, options };
  }

  async #catalog(path: string, { configuration }: Project): Promise<Catalog> {
    const read = await this.#projects.catalogs.get(resolve(path), configuration.catalogMaxAge);
    if (read.fault) throw read.fault;
    return read.catalog;
  }
}

type Text = Pick<Given, 'kind' | 'text' | 'name'>;

async function textOf({ mapping, sql, file }: Source): Promise<Text> {
  const given = [mapping, sql, file].filter((value) => value !== undefined);
  if (given.length !== 1) throw new Error('one of mapping, sql and file is needed, and only one');
  if (sql !== undefined) return { kind: 'sql', text: sql, name: 'the query' };
  if (file !== undefined) return readText(file);
  const text = typeof mapping === 'string' ? mapping : JSON.stringify(mapping, null, 2);
  return { kind: 'mapping', text, name: 'the mapping' };
}

async function readText(file: string): Promise<Text> {
  const text = (await readFile(file, 'utf8')).replace(/^\ufeff/, '');
  return { kind: /\.sql$/i.test(file) ? 'sql' : 'mapping', text, name: file };
}
