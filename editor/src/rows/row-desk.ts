import type { StatementResult } from 'mapping-generator';
import type { RunSql } from '../model/view-props';
import { deskOfEach } from '../workbench/desks';
import { messageOf } from '../workbench/errors';
import { Listeners } from '../workbench/listeners';

/** What became of a statement that was asked. */
export type RowsAnswer =
  | { state: 'asking' | 'cancelled' }
  | { state: 'answered'; result: StatementResult }
  | { state: 'failed'; reason: string };

/** The latest answers are remembered: asking a cluster again costs more than keeping a few rows. */
const mostRemembered = 40;

/** Asks for rows, and keeps what came: by the statement, so that a query that is undone has its rows again. */
export class RowDesk {
  readonly #answers = new Map<string, RowsAnswer>();
  readonly #running = new Map<string, AbortController>();
  readonly #listeners = new Listeners();
  readonly subscribe = this.#listeners.subscribe;

  /** Null: it was not asked. */
  answerTo(sql: string): RowsAnswer | null {
    return this.#answers.get(sql) ?? null;
  }

  async ask(sql: string, run: RunSql): Promise<void> {
    if (this.#running.has(sql)) return;
    const controller = new AbortController();
    const { signal } = controller;
    this.#running.set(sql, controller);
    this.#tell(sql, { state: 'asking' });
    try {
      const result = await run(sql, { signal });
      if (!signal.aborted) this.#end(sql, { state: 'answered', result });
    } catch (error) {
      if (!signal.aborted) this.#end(sql, { state: 'failed', reason: messageOf(error) });
    }
  }

  /** The author does not wait, whatever the host does. */
  cancel(sql: string): void {
    const controller = this.#running.get(sql);
    if (controller === undefined) return;
    controller.abort();
    this.#end(sql, { state: 'cancelled' });
  }

  #end(sql: string, answer: RowsAnswer): void {
    this.#running.delete(sql);
    this.#tell(sql, answer);
  }

  #tell(sql: string, answer: RowsAnswer): void {
    this.#answers.delete(sql);
    this.#answers.set(sql, answer);
    for (const old of this.#answers.keys()) {
      if (this.#answers.size <= mostRemembered) break;
      if (!this.#running.has(old)) this.#answers.delete(old);
    }
    this.#listeners.tell();
  }
}

export const deskOf = deskOfEach(() => new RowDesk());
