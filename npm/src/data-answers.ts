import { messageOf } from './errors.js';
import { requireRun } from './preflight.js';
import type { RunStatement } from './preflight-types.js';
import { untilEnded } from './signals.js';
import type { DataAnswer, DataQuestion } from './suggestion-types.js';

const defaultConcurrency = 4;

export interface AnswerOptions {
  /** As for `preflight`; what it throws leaves the question open. */
  run: RunStatement;
  /** Aborting rejects at once with `signal.reason`. */
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: { done: number; total: number }) => void) | undefined;
  /** How many statements may run at once; default 4, at least 1. */
  concurrency?: number | undefined;
}

export interface AnsweredQuestions {
  /** In the order of the questions; what `suggestMapping` takes as `answers`. */
  answers: DataAnswer[];
  /** Those that the cluster could not answer, and why: neither yes nor no. */
  open: { id: string; reason: string }[];
}

/**
 * Asks the cluster what only its data can tell of a suggestion:
 *
 *     const { questions } = generator.suggestMapping(catalog);
 *     const { answers } = await answerQuestions(questions, { run });
 *     const { mapping } = generator.suggestMapping(catalog, { answers });
 */
export async function answerQuestions(
  questions: readonly DataQuestion[],
  options: AnswerOptions,
): Promise<AnsweredQuestions> {
  requireRun(options);
  const { signal = new AbortController().signal, concurrency = defaultConcurrency } = options;
  signal.throwIfAborted();
  const total = questions.length;
  const found = new Map<string, boolean | string>();
  const queue = [...questions];
  const work = async (): Promise<void> => {
    for (let question = queue.shift(); question; question = queue.shift()) {
      found.set(question.id, await ask(question, options.run, signal));
      options.onProgress?.({ done: found.size, total });
    }
  };
  const atOnce = Math.max(1, Math.min(Math.floor(concurrency) || 1, total));
  await Promise.all(Array.from({ length: atOnce }, work));
  const result: AnsweredQuestions = { answers: [], open: [] };
  for (const { id } of questions) {
    const answer = found.get(id);
    if (typeof answer === 'boolean') result.answers.push({ id, holds: answer });
    else result.open.push({ id, reason: answer ?? '' });
  }
  return result;
}

/** Yes or no, or why there is no answer. */
async function ask(
  { id, about, sql }: DataQuestion,
  run: RunStatement,
  signal: AbortSignal,
): Promise<boolean | string> {
  try {
    signal.throwIfAborted();
    const context = { signal, check: { id, path: about } };
    const { rows } = await untilEnded(Promise.resolve(run(sql, context)), signal);
    const value = rows[0]?.[0];
    return typeof value === 'boolean' ? value : 'the answer is no boolean';
  } catch (error) {
    signal.throwIfAborted();
    return messageOf(error);
  }
}
