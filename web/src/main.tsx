import {
  fetchIntrospection,
  load,
  type MappingGenerator,
  type SqlSession,
} from 'mapping-generator';
import wasmUrl from 'mapping-generator/core.wasm?url';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { messageOf } from './app/errors';
import { answerFromRecording, rowsFromRecordings } from './app/recorded-answers';
import { Documents } from './app/documents';
import { firstDocument } from './app/first-document';
import { MappingKeeper } from './app/mapping-keeper';
import { PageStore } from './app/page-state';
import { fetchRows } from './app/rows';
import { readRecordedRows, readRecording, recordedWarehouse } from './app/samples';
import { readLocale, storeLocale } from './app/stored-locale';
import { readSession, sessionQuery, storeSession } from './app/stored-session';
import { readView, storeView } from './app/stored-view';
import { translator } from './app/texts';
import { fetchWarehouse, openCatalog } from './app/warehouse';
import { keepForOffline } from './offline/keep';
import { EditorPage, type Behind } from './panels/EditorPage';
import { LoadFailure, Loading } from './panels/Loading';
import './styles/index.css';

const element = document.querySelector('#root');
if (element === null) throw new Error('the page has no #root');
const root = createRoot(element);

const locale = readLocale();
const t = translator(locale);
const query = new URLSearchParams(location.search);

/** `?cluster` asks the server of the page; otherwise there are recorded answers, and the catalog of the same server. */
const asksCluster = query.has('cluster');

/** Who is asked, of names as the session has them. `?delay=200` gives each recorded answer after 200 ms, as a cluster would. */
function clusterOf(
  session: SqlSession,
  notRecorded: () => string,
): Pick<Behind, 'introspect' | 'run'> {
  const names = sessionQuery(session);
  if (asksCluster)
    return {
      introspect: fetchIntrospection(`api/introspect${names}`),
      run: fetchRows(`api/run${names}`),
    };
  const how = { delay: Number(query.get('delay') ?? 0), notRecorded };
  return {
    introspect: answerFromRecording(readRecording, how),
    run: rowsFromRecordings(readRecordedRows, how),
  };
}

/** Names are looked up in another catalog and schema from now on, here and where they are asked. */
function useSession(behind: Behind, store: PageStore, session: SqlSession): void {
  Object.assign(
    behind,
    clusterOf(session, () => translator(store.state.locale)('notRecorded')),
  );
  store.update({ session });
}

/** The page does not wait for it: until it is there, the check does without. */
async function readWarehouse(
  behind: Behind,
  store: PageStore,
  documents: Documents,
): Promise<void> {
  try {
    const warehouse = await fetchWarehouse('api/catalog');
    if (readSession() === null) useSession(behind, store, warehouse.session);
    store.update({
      catalog: openCatalog(behind.generator, warehouse),
      snapshot: warehouse.snapshot,
    });
  } catch (error) {
    documents.tellFault(translator(store.state.locale)('noCatalog', { reason: messageOf(error) }));
  }
}

/** The text outlives the page; where it cannot, the browser asks before it is gone. */
function keepWhenLeaving(documents: Documents): void {
  addEventListener('pagehide', () => {
    documents.keepNow();
  });
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') documents.keepNow();
  });
  addEventListener('beforeunload', (event) => {
    if (!documents.keepNow()) event.preventDefault();
  });
}

/** A link may hold a mapping. It is taken out of the address: loaded again, the page has what became of it. */
function openLinks(documents: Documents): void {
  const open = (): void => {
    const { hash, pathname, search } = location;
    const opener = (
      [
        ['#mapping=', 'openShared'],
        ['#drift=', 'openDrift'],
      ] as const
    ).find(([start]) => hash.startsWith(start));
    if (opener === undefined) return;
    history.replaceState(null, '', pathname + search);
    void documents[opener[1]](hash);
  };
  addEventListener('hashchange', open);
  open();
}

function draw(behind: Behind, store: PageStore, documents: Documents): void {
  const { state } = store;
  document.documentElement.lang = state.locale;
  document.title = translator(state.locale)('title');
  storeLocale(state.locale);
  storeView(state.view);
  root.render(<EditorPage behind={behind} store={store} documents={documents} />);
}

function open(generator: MappingGenerator, keeper: MappingKeeper): void {
  const known = asksCluster ? null : recordedWarehouse;
  const store = new PageStore({
    locale,
    ...firstDocument(keeper.found, query.has('sample')),
    keeping: null,
    keptMappings: [],
    replacement: null,
    link: null,
    remarks: [],
    catalog: known && openCatalog(generator, known),
    snapshot: known?.snapshot ?? null,
    session: readSession() ?? known?.session ?? {},
    view: readView(),
  });
  const cluster = clusterOf(store.state.session, () =>
    translator(store.state.locale)('notRecorded'),
  );
  const recordedAt = asksCluster ? null : (known?.snapshot.captured_at ?? null);
  const chooseSession = (session: SqlSession): void => {
    storeSession(session);
    useSession(behind, store, session);
  };
  const behind: Behind = { generator, ...cluster, recordedAt, chooseSession };
  if (asksCluster) behind.refresh = () => readWarehouse(behind, store, documents);
  const documents = new Documents(store, keeper);
  store.subscribe(() => {
    draw(behind, store, documents);
  });
  flushSync(() => {
    draw(behind, store, documents);
  });
  keepWhenLeaving(documents);
  openLinks(documents);
  if (asksCluster) void readWarehouse(behind, store, documents);
}

let keeping: Promise<MappingKeeper> | null = null;

/** Sentences on functions come with the first key or click: without them nothing is missing but the sentences. */
function describeWhenUsed(generator: MappingGenerator): void {
  const used = new AbortController();
  const describe = (): void => {
    used.abort();
    import('mapping-generator/function-texts').then(
      ({ functionTexts }) => {
        generator.describeFunctions(functionTexts);
      },
      () => undefined,
    );
  };
  for (const event of ['keydown', 'pointerdown'])
    addEventListener(event, describe, { signal: used.signal });
}

async function start(): Promise<void> {
  root.render(<Loading t={t} />);
  try {
    const loading = load({ wasmUrl });
    keeping ??= MappingKeeper.open(loading);
    const [generator, keeper] = await Promise.all([loading, keeping]);
    open(generator, keeper);
    describeWhenUsed(generator);
    // Only a page that works is worth keeping.
    keepForOffline();
  } catch (error) {
    root.render(<LoadFailure t={t} reason={messageOf(error)} tryAgain={() => void start()} />);
  }
}

void start();
