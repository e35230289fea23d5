import { createRequire } from 'node:module';
import { serveEngine, type Kuzu } from '../../src/engine';
import type { EngineAnswer, EngineRequest } from '../../src/engine/protocol';

type Line = Required<Parameters<typeof serveEngine>>[1];

const kuzu = createRequire(import.meta.url)('kuzu-wasm/nodejs/sync') as Kuzu;

/** The real engine, as a page has it in a worker. */
export function startEngine(): Worker {
  const worker = {
    isEnded: false,
    onmessage: null as ((event: { data: EngineAnswer }) => void) | null,
    onerror: null,
    postMessage(data: EngineRequest & { id: number }) {
      setTimeout(
        () =>
          void line.onmessage?.({ data: structuredClone(data) } as MessageEvent<
            EngineRequest & { id: number }
          >),
      );
    },
    terminate() {
      worker.isEnded = true;
    },
  };
  const line: Line = {
    onmessage: null,
    postMessage: (data) => {
      if (!worker.isEnded) worker.onmessage?.({ data: structuredClone(data) });
    },
  };
  serveEngine(kuzu, line);
  return worker as unknown as Worker;
}
