// The host's side of the page, as far as the development server plays it: what the page asks is answered by a real
// cluster. `npm/README.md` says what the handlers do.
import {
  createIntrospectionCache,
  fetchCatalog,
  load,
  trinoIntrospection,
} from 'mapping-generator';
import {
  createIntrospectionHandler,
  createMappingHandler,
  createSnapshotHandler,
} from 'mapping-generator/server';
import { answerWith } from './answer.js';

/** What bare table names mean, to the cluster and to the page's own check: here nothing. */
const session = {};

/** A Vite plugin that answers under /api/, asking the Trino at `url`. */
export function clusterRoutes(url) {
  return {
    name: 'cluster-routes',
    async configurePreviewServer({ middlewares }) {
      middlewares.use(answerWith(await routesTo(trinoIntrospection({ url, user: 'mapping-editor', ...session }))));
    },
  };
}

async function routesTo(introspect) {
  const generator = await load();
  const cache = createIntrospectionCache();
  /** In memory: the development server forgets them. */
  const mappings = [];
  const store = (text) => ({ id: mappings.push(text) });
  const mappingOf = (body) => mappings[JSON.parse(body)?.mapping - 1];
  let snapshots = 0;
  return {
    '/api/introspect': createIntrospectionHandler(introspect),
    '/api/catalog': (request) => answerCatalog(introspect, request),
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

/** What the warehouse holds, read anew each time: a page asks once. */
async function answerCatalog(introspection, { signal }) {
  try {
    const snapshot = await fetchCatalog({ introspection, signal });
    return Response.json({ snapshot, session });
  } catch (error) {
    return Response.json({ error: { message: error.message } }, { status: 502 });
  }
}
