// Keeps the files of one build. The build fills in the lists and the version.
const files = __FILES__;
// Kept when somebody has fetched them once.
const later = new Set(__LATER__.map((file) => new URL(file, self.location).href));
const cacheName = `mapping-editor-${__VERSION__}`;

async function keepFiles() {
  const cache = await caches.open(cacheName);
  await cache.addAll(files);
  await self.skipWaiting();
}

async function dropOlderBuilds() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith('mapping-editor-') && name !== cacheName);
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// The page comes from the network first, so that a new build is seen at once; its files carry a hash in their names and
// never change, so the kept copy is as good as a fresh one.
async function answer(request) {
  const cache = await caches.open(cacheName);
  if (request.mode === 'navigate') {
    const kept = async () =>
      (await cache.match(request, { ignoreSearch: true, ignoreVary: true })) ??
      (await cache.match('./'));
    return fetch(request).catch(async () => (await kept()) ?? Response.error());
  }
  // Servers say `Vary: Origin`, which would make the kept copy useless for the page's own script.
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const fetched = await fetch(request);
  if (later.has(request.url) && fetched.ok) await cache.put(request, fetched.clone());
  return fetched;
}

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(dropOlderBuilds()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && new URL(request.url).origin === self.location.origin) {
    event.respondWith(answer(request));
  }
});
