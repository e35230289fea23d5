// As elsewhere, for a thread of Node.
import { load } from './index.node.js';
import { serveGenerator } from './worker/serve.js';

serveGenerator(load);
