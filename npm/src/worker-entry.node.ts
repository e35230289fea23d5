// As elsewhere, for a thread of Node.
import { createLoad } from './load.js';
import { ownModule } from './own-module.node.js';
import { serveGenerator } from './worker/serve.js';

serveGenerator(createLoad(ownModule));
