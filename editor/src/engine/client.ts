import type { EngineAnswer, EngineRequest, EngineResults } from './protocol';

/** What the engine says no to, in its own words. */
export class EngineRefusal extends Error {}

type Waiting = (answer: EngineAnswer | { broken: string }) => void;

/** A worker with the engine in it, which is asked one thing after another. */
export class EngineClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<EngineAnswer>) => {
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#giveUp(event.message || 'its file could not be loaded');
    };
  }

  /** Rejects with an EngineRefusal where the engine says no, with an Error where there is no engine. */
  ask<Kind extends EngineRequest['kind']>(
    request: Extract<EngineRequest, { kind: Kind }>,
  ): Promise<EngineResults[Kind]> {
    this.#count += 1;
    const id = this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (answer) => {
        if ('result' in answer) resolve(answer.result as EngineResults[Kind]);
        else
          reject(
            'refused' in answer ? new EngineRefusal(answer.refused) : new Error(answer.broken),
          );
      });
      this.#worker.postMessage({ id, ...request });
    });
  }

  /** Ends it, whatever it is at. */
  close(): void {
    this.#worker.terminate();
    this.#giveUp('it was ended');
  }

  #giveUp(broken: string): void {
    for (const tell of this.#waiting.values()) tell({ broken });
    this.#waiting.clear();
  }
}
