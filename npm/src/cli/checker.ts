import { fixAll, isMappingError } from '../index.js';
import type {
  CheckOptions,
  FixAllOptions,
  IntrospectionCache,
  MappingGenerator,
  Report,
  TrinoIntrospection,
  ValidateOptions,
} from '../index.js';
import { decode } from '../configuration/read-file.js';
import type { Failed, Outcome } from './checked.js';
import { CommandError, readInput, replaceText } from './input.js';
import { Interrupted } from './interruption.js';
import { ProgressLine } from './progress.js';

/** How mappings are checked: by the module, or with the word of the cluster. */
export interface Means {
  generator: MappingGenerator;
  introspect: TrinoIntrospection | undefined;
  check: CheckOptions;
  concurrency: number | undefined;
  /** Mappings of one project often share their SQL. */
  cache: IntrospectionCache;
  signal: AbortSignal | undefined;
  /** Which fixes are written into the files, if any. */
  fix: FixAllOptions | undefined;
}

/** In the order of the files; fewer of them when the command is interrupted. */
export interface Outcomes {
  outcomes: Outcome[];
  interrupted?: Interrupted;
}

/** Whatever one file does, the others are checked. */
export async function checkFiles(files: (string | Failed)[], means: Means): Promise<Outcomes> {
  const outcomes: Outcome[] = [];
  for (const file of files) {
    if (typeof file !== 'string') {
      outcomes.push(file);
      continue;
    }
    try {
      outcomes.push(await checkFile(file, means));
    } catch (error) {
      if (error instanceof Interrupted) return { outcomes, interrupted: error };
      if (!(error instanceof CommandError || isMappingError(error))) throw error;
      outcomes.push({ file, failure: error.message.replace(`${file}: `, '') });
    }
  }
  return { outcomes };
}

async function checkFile(file: string, means: Means): Promise<Outcome> {
  const bytes = await readInput(file);
  const text = decode(bytes);
  // What is no UTF-8 would be written as something else.
  const canBeFixed = means.fix !== undefined && Buffer.from(text).equals(bytes);
  if (!canBeFixed) return { file, text, report: await reportOn(file, bytes, means) };
  const mended = await fixAll(text, (next) => reportOn(file, next, means), means.fix);
  if (mended.applied > 0) await replaceText(file, text, mended.text);
  return { file, text: mended.text, report: mended.report, fixed: mended.applied };
}

async function reportOn(
  file: string,
  mapping: Uint8Array | string,
  { generator, introspect, check, cache, concurrency, signal }: Means,
): Promise<Report> {
  if (!introspect) return generator.check(mapping, check);
  const line = new ProgressLine();
  const options: ValidateOptions = {
    ...check,
    introspect,
    cache,
    signal,
    concurrency,
    onProgress: ({ done, total }) => {
      line.show(file, done, total);
    },
  };
  return generator.validate(mapping, options).finally(() => {
    line.clear();
  });
}
