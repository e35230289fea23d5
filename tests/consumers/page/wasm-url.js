// The file is served beside the page, by whatever means.
import { load } from 'mapping-generator';
import { answer } from './answer.js';

answer(load, { wasmUrl: new URL('./core.wasm', location.href) });
