// esbuild makes no workers of its own: the worker's script is a bundle beside the page's.
import { loadInWorker } from 'mapping-generator/worker';
import wasmUrl from 'mapping-generator/core.wasm';
import { answer } from './answer.js';

const worker = new Worker('./worker-script.js', { type: 'module' });
answer(loadInWorker, { worker, wasmUrl });
