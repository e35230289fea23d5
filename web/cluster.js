// The host's side of the page, as far as the development server plays it: what the page asks is answered by a real
// cluster. `npm/README.md` says what the handlers do.
import { createIntrospectionCache, load, trinoIntrospection } from 'mapping-generator';
import {
  createIntrospectionHandler,
  createMappingHandler,
  createSnapshotHandler,
} from 'mapping-generator/server';
import { answerWith } from './answer.js';

/** A Vite plugin that answers under /api/, asking the Trino at `url`. */
export function clusterRoutes(url) {
  return {
    name: 'cluster-routes',
    async configurePreviewServer({ middlewares }) {
      middlewares.use(answerWith(await routesTo(trinoIntrospection({ url, user: 'mapping-editor' }))));
    },
  };
}

async function routesTo(introspect) {
  const generator = await load();
  const cache = createIntrospectionCache();
  /** In memory: the development server forgets them. */
  const mappings = [];
  const store = (text) => ({ id: mappings.push(text) });
  const mappingOf = (body) => mappings[JSON.parse(body).mapping - 1] ?? '';
  let snapshots = 0;
  return {
    '/api/introspect': createIntrospectionHandler(introspect),
    '/api/mappings': createMappingHandler({ generator, validate: { introspect, cache }, store }),
    // Without the cache: the question is whether the mapping holds as things are now.
    '/api/snapshots': createSnapshotHandler({
      generator,
      validate: { introspect },
      mappingOf,
      create: () => ({ id: (snapshots += 1) }),
    }),
  };
}
