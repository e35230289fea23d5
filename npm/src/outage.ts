import { IntrospectionError } from './errors.js';

/** So many questions in a row without an answer, and the other side is taken for down. */
const silentQuestions = 3;

/** For so long in ms nobody is asked then. */
const coolDown = 2000;

/**
 * Notices that nobody answers, so that a mapping of a thousand definitions does not wait for a thousand time-outs,
 * one after another.
 */
export class Outage {
  #silent = 0;
  #downUntil = 0;
  #reason = '';

  /** Throws while the other side is taken for down. */
  check(): void {
    if (this.#silent < silentQuestions || Date.now() >= this.#downUntil) return;
    const message = `no answer to the questions before: ${this.#reason}`;
    throw new IntrospectionError(message, { kind: 'unavailable' });
  }

  /** The other side has said something that makes sense. */
  answered(): void {
    this.#silent = 0;
  }

  /** A question ended without that. */
  silent(reason: string): void {
    this.#silent += 1;
    this.#downUntil = Date.now() + coolDown;
    this.#reason = reason;
  }
}
