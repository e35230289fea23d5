import { nodeModule } from './node.js';

// All runtimes have these, but a test runner's page may not (Jest with jsdom); Node, in which it runs, does. The build lets
// Emscripten's JavaScript import them, too.

type Coders = Pick<typeof globalThis, 'TextDecoder' | 'TextEncoder'>;

function coder<Name extends keyof Coders>(name: Name): Coders[Name] {
  const own = (globalThis as Partial<Coders>)[name];
  return (own ?? (nodeModule('node:util') as Coders | undefined)?.[name]) as Coders[Name];
}

export const TextDecoder = /* @__PURE__ */ coder('TextDecoder');
export const TextEncoder = /* @__PURE__ */ coder('TextEncoder');
