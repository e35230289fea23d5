// What the script of a worker makes an engine of itself with.

export { serveEngine, type Kuzu } from './engine/engine';
