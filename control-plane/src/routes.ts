import type { Locale } from 'mapping-generator';
import type { JobId, JobPreviews } from 'mapping-generator/jobs';
import type { JobView, Replica } from './replica.js';
import type { MappingDrift } from './runs/drift.js';

// What the page of the jobs asks, in the terms of the Fetch API. Nothing here decides who may ask.

export type Handler = (request: Request) => Promise<Response>;

/** What stands behind the jobs, for the page to say. */
export interface Surroundings {
  storage: 'embedded' | 'postgresql';
  pods: 'in-memory' | 'kubernetes';
  warehouse: 'recorded' | 'trino';
}

/** `GET` answers with the state of the jobs. */
export interface JobsAnswer extends Surroundings {
  jobs: JobView[];
}

/** `GET ?job=id&locale=en` answers with what the job would do if it ran now. */
export type PreviewAnswer = JobPreviews[JobId];

/** `GET ?mapping=4&run=12` answers with what the run found to break the mapping. */
export type DriftAnswer = MappingDrift;

/** `{ "job": id }` posted to run it answers with this, when the run has ended. */
export interface RunAnswer {
  error: string | null;
}

/** The handlers by their paths. `onError` is told what keeps them from an answer, which is not told to the caller. */
export function jobRoutes(
  replica: Replica,
  surroundings: Surroundings,
  onError: (error: unknown) => void = () => undefined,
): Record<string, Handler> {
  const answered = async (answer: () => Promise<object | null>): Promise<Response> => {
    try {
      const found = await answer();
      if (found === null) return refusal(404, 'there is no such run, or the mapping is gone');
      return Response.json(found, { headers: { 'Cache-Control': 'no-store' } });
    } catch (error) {
      // Its text may name hosts, users and statements of the database.
      onError(error);
      return refusal(503, 'the records cannot be read at the moment');
    }
  };
  const read =
    (questionIn: (query: URLSearchParams) => Question): Handler =>
    async ({ method, url }) => {
      if (method !== 'GET') return refusal(405, 'only GET is answered');
      const question = questionIn(new URL(url).searchParams);
      return typeof question === 'string' ? refusal(400, question) : answered(question);
    };
  return {
    '/api/jobs': read(() => async () => ({ ...surroundings, jobs: await replica.jobs() })),
    '/api/jobs/preview': read((query) => previewIn(replica, query)),
    '/api/jobs/drift': read((query) => driftIn(replica, query)),
    '/api/jobs/run': async (request) => {
      if (request.method !== 'POST') return refusal(405, 'only POST is answered');
      // A form of another origin can send everything but this type without asking first.
      const type = request.headers.get('Content-Type') ?? '';
      if (!/^application\/json\b/i.test(type)) return refusal(415, 'the body must be JSON');
      const job = await jobIn(request);
      if (job === undefined) return refusal(400, 'the body names no job');
      return answered((): Promise<RunAnswer> => outcomeOf(replica, job));
    },
  };
}

/** What gives the answer, or why the address asks for none. */
type Question = string | (() => Promise<JobsAnswer | PreviewAnswer | DriftAnswer | null>);

function previewIn(replica: Replica, query: URLSearchParams): Question {
  const job = jobOf(query.get('job'));
  const locale: Locale = query.get('locale') === 'zh' ? 'zh' : 'en';
  return job === undefined ? 'the address names no job' : () => replica.preview(job, locale);
}

function driftIn(replica: Replica, query: URLSearchParams): Question {
  const [mapping, run] = ['mapping', 'run'].map((name) => Number(query.get(name)));
  if (!isId(mapping) || !isId(run)) return 'the address names no mapping or run';
  return () => replica.drift(mapping, run);
}

const jobIds: readonly JobId[] = ['lifecycle_cleanup', 'reconciliation', 'schema_cache_refresh'];

const jobOf = (name: unknown): JobId | undefined => jobIds.find((id) => id === name);

/** As the database numbers records and runs. */
const isId = (value: number | undefined): value is number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= 2 ** 31 - 1;

async function jobIn(request: Request): Promise<JobId | undefined> {
  try {
    const { job } = (await request.json()) as { job?: unknown };
    return jobOf(job);
  } catch {
    return undefined;
  }
}

/** A run that fails is an answer: its error is stored with it, and shown. */
async function outcomeOf(replica: Replica, job: JobId): Promise<RunAnswer> {
  try {
    await replica.runNow(job);
    return { error: null };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

const refusal = (status: number, error: string): Response => Response.json({ error }, { status });

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
