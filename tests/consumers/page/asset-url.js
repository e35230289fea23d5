// esbuild with --loader:.wasm=file and webpack with an asset rule give the address of an imported file.
import { load } from 'mapping-generator';
import wasmUrl from 'mapping-generator/core.wasm';
import { answer } from './answer.js';

answer(load, { wasmUrl });
