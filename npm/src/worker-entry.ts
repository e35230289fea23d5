// The script of the worker that loadInWorker() starts.
import { createLoad } from './load.js';
import { ownModule } from './own-module.js';
import { serveGenerator } from './worker/serve.js';

serveGenerator(createLoad(ownModule));
