import type { Locale } from 'mapping-generator-editor/parts';
import type { JobsAnswer, PreviewAnswer, RunAnswer } from '../../../control-plane/dist/index.js';

export type { JobsAnswer, PreviewAnswer } from '../../../control-plane/dist/index.js';
export type JobView = JobsAnswer['jobs'][number];
export type JobId = JobView['id'];
export type Run = JobView['runs'][number];
export type RunEvent = Run['events'][number];

/** The server answers, but has no control plane: it gives its start page or nothing. */
export class NotServedError extends Error {}

async function ask(path: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(path, init);
  const isJson = /^application\/json\b/.test(response.headers.get('Content-Type') ?? '');
  if (!isJson) throw new NotServedError(`${path} answered ${response.status}`);
  const answer = (await response.json()) as { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `${path} answered ${response.status}`);
  return answer;
}

export async function readJobs(): Promise<JobsAnswer> {
  return (await ask('api/jobs')) as JobsAnswer;
}

/** What the job would do if it ran now; the records' faults are told of in the language. */
export async function previewJob(job: JobId, locale: Locale): Promise<PreviewAnswer> {
  return (await ask(
    `api/jobs/preview?${String(new URLSearchParams({ job, locale }))}`,
  )) as PreviewAnswer;
}

/** Resolves when the run has ended; a run that failed says so in its answer. */
export async function runJob(job: JobId): Promise<RunAnswer> {
  const headers = { 'Content-Type': 'application/json' };
  return (await ask('api/jobs/run', {
    method: 'POST',
    headers,
    body: JSON.stringify({ job }),
  })) as RunAnswer;
}
