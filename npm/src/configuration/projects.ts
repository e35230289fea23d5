import type { CheckOptions, MappingGenerator, Policy } from '../index.js';
import { Catalogs, type ReadCatalog } from './catalogs.js';
import { findConfiguration, noConfiguration, readConfiguration } from './configuration.js';
import type { FoundConfiguration } from './configuration.js';
import { FileError, readJsonFile } from './read-file.js';

/** What the texts of a folder are read against, read and ready. */
export interface Project {
  /** The same as long as nothing of it has changed. */
  id: string;
  configuration: FoundConfiguration;
  options: CheckOptions;
  /** The file that cannot be used, or names what cannot be, and why. What is left of the project holds all the same. */
  problem?: Problem;
}

export interface Problem {
  file: string;
  message: string;
}

/** How long a configuration is taken for what is in its file without looking, in ms. */
const freshMs = 1000;

/** The projects of folders. Configurations and catalogs are read again when their files have changed. */
export class Projects {
  readonly catalogs: Catalogs;
  readonly #generator: MappingGenerator;
  readonly #byFolder = new Map<string, { until: number; project: Promise<Project> }>();

  constructor(generator: MappingGenerator) {
    this.#generator = generator;
    this.catalogs = new Catalogs(generator);
  }

  /** Never rejects: what is wrong is the project's `problem`. */
  of(folder: string): Promise<Project> {
    const known = this.#byFolder.get(folder);
    if (known && known.until > Date.now()) return known.project;
    const entry = { until: Infinity, project: this.#read(folder) };
    this.#byFolder.set(folder, entry);
    void entry.project.then(() => (entry.until = Date.now() + freshMs));
    return entry.project;
  }

  /** The next question looks at the files. */
  forget(): void {
    this.#byFolder.clear();
  }

  async #read(folder: string): Promise<Project> {
    try {
      const file = await findConfiguration(folder);
      return await this.#projectOf(file ? await readConfiguration(file) : noConfiguration);
    } catch (error) {
      const { message } = error as Error;
      const file = error instanceof FileError ? error.file : folder;
      const problem = { file, message };
      return { id: message, configuration: noConfiguration, options: {}, problem };
    }
  }

  async #projectOf(configuration: FoundConfiguration): Promise<Project> {
    const { file = '', session, locale } = configuration;
    const problems: string[] = [];
    const policy = await this.#policy(configuration, problems);
    const read = await this.#catalog(configuration, problems);
    const message = problems.map((problem) => `${file}: ${problem}`).join('\n');
    return {
      id: JSON.stringify([configuration, policy, read?.stamp, message]),
      configuration,
      options: { session, locale, policy, catalog: read?.catalog },
      ...(message === '' ? {} : { problem: { file, message } }),
    };
  }

  async #policy(
    { policy: given }: FoundConfiguration,
    problems: string[],
  ): Promise<Policy | undefined> {
    if (given === undefined) return undefined;
    try {
      const policy =
        typeof given === 'string' ? ((await readJsonFile(given, 'a policy')) as Policy) : given;
      this.#generator.check('{}', { policy });
      return policy;
    } catch (error) {
      problems.push(`policy: ${(error as Error).message}`);
      return undefined;
    }
  }

  async #catalog(
    { catalog: path, catalogMaxAge }: FoundConfiguration,
    problems: string[],
  ): Promise<ReadCatalog | undefined> {
    if (path === undefined) return undefined;
    try {
      const read = await this.catalogs.get(path, catalogMaxAge);
      if (read.fault) problems.push(`catalog: ${read.fault.message}`);
      return read;
    } catch (error) {
      problems.push(`catalog: ${(error as Error).message}`);
      return undefined;
    }
  }
}
