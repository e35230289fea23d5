// Answers what the page asks of the network.
import { load } from 'mapping-generator';
import wasmUrl from 'mapping-generator/core.wasm';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  if (!event.request.url.endsWith('/answer')) return;
  event.respondWith(
    load({ wasmUrl }).then(
      (generator) =>
        new Response(`${generator.mapType('decimal(12, 2)')} ${generator.check('{').status}`),
      ({ code, message }) => new Response(`${code}: ${message}`),
    ),
  );
});
