// What the platform's handler answers for a mapping that is none.
import { load } from 'mapping-generator';
import { createMappingHandler } from 'mapping-generator/server';

async function ask() {
  const generator = await load();
  const validate = { introspect: () => Promise.reject(new Error('nobody is asked')) };
  const handler = createMappingHandler({ generator, validate, store: () => ({}) });
  const headers = { 'Content-Type': 'application/json' };
  const request = new Request('http://host/', { method: 'POST', headers, body: '{}' });
  const answer = await handler(request);
  return `${answer.status} ${(await answer.json()).detail.code}`;
}

ask().then(console.log);
