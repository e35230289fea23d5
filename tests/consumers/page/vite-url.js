import { load } from 'mapping-generator';
import wasmUrl from 'mapping-generator/core.wasm?url';
import { answer } from './answer.js';

answer(load, { wasmUrl });
