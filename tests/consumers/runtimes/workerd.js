// A worker of workerd may not compile: the module comes compiled, as the runtime imports it.
import { load } from 'mapping-generator';
import { createMappingHandler } from 'mapping-generator/server';
import wasmModule from 'mapping-generator/core.wasm';

const introspect = () => Promise.reject(new Error('nobody is asked'));

export default {
  async fetch(request) {
    const generator = await load({ wasmModule });
    if (request.method === 'POST') {
      const validate = { introspect };
      return createMappingHandler({ generator, validate, store: () => ({}) })(request);
    }
    return new Response(`${generator.mapType('decimal(12, 2)')} ${generator.check('{').status}`);
  },
};
