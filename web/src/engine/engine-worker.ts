import kuzu from 'kuzu-wasm/sync';
import { serveEngine } from 'mapping-generator-editor/engine';

serveEngine(kuzu);
