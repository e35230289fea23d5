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

/** What bare table names mean, to the cluster and to the page's own check, until the author says: nothing. */
const session = {};

/** The catalog and schema that a page names in the address. */
function sessionIn({ url }) {
  const { searchParams } = new URL(url);
  const entries = ['catalog', 'schema'].flatMap((name) =>
    searchParams.get(name) ? [[name, searchParams.get(name)]] : [],
  );
  return { ...session, ...Object.fromEntries(entries) };
}

/** A Vite plugin that answers under /api/, asking the Trino at `url`. */
export function clusterRoutes(url) {
  return {
    name: 'cluster-routes',
    async configurePreviewServer({ middlewares }) {
      middlewares.use(
        answerWith(
          await routesTo((names) => trinoIntrospection({ url, user: 'mapping-editor', ...names })),
        ),
      );
    },
  };
}

/** `introspectionIn(session)` asks the cluster of names as that session has them. */
async function routesTo(introspectionIn) {
  const generator = await load();
  const introspect = introspectionIn(session);
  const cache = createIntrospectionCache();
  /** In memory: the development server forgets them. */
  const mappings = [];
  const store = (text) => ({ id: mappings.push(text) });
  const mappingOf = (body) => mappings[JSON.parse(body)?.mapping - 1];
  let snapshots = 0;
  return {
    '/api/introspect': (request) =>
      createIntrospectionHandler(introspectionIn(sessionIn(request)))(request),
    '/api/catalog': (request) => answerCatalog(introspect, request),
    '/api/run': (request) => answerRun(generator, introspectionIn(sessionIn(request)), request),
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

const refuse = (status, message) => Response.json({ error: { message } }, { status });

/** The rows of ten lines or of a preflight are few. */
const maxAnswerBytes = 16 * 1024 * 1024;

/** Rows of a query: what else a page may send is never carried out. */
async function answerRun(generator, { run }, request) {
  const { signal, headers } = request;
  // Another site's page cannot send this type without being asked for.
  if (!headers.get('content-type')?.startsWith('application/json'))
    return refuse(415, 'the body is no JSON');
  const { sql } = await request.json();
  if (typeof sql !== 'string' || !generator.parseSql(sql).ok)
    return refuse(422, 'only queries are run here');
  try {
    return Response.json(await run(sql, { signal, maxAnswerBytes }));
  } catch (error) {
    return refuse(502, error.message);
  }
}
