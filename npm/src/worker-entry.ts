// The script of the worker that loadInWorker() starts.
import { load } from './index.js';
import { serveGenerator } from './worker/serve.js';

serveGenerator(load);
