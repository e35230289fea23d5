import { fetchIntrospection, load, type Introspect } from 'mapping-generator';
import wasmUrl from 'mapping-generator/core.wasm?url';
import { render } from 'preact';
import { answerFromRecordings } from './app/recorded-answers';
import { Documents, firstDocument } from './app/documents';
import { MappingKeeper } from './app/mapping-keeper';
import { recordedWarehouse, recordings } from './app/samples';
import { readLocale, storeLocale } from './app/stored-locale';
import { translator } from './app/texts';
import { fetchWarehouse } from './app/warehouse';
import { Workbench } from './app/workbench';
import { keepForOffline } from './offline/keep';
import { LoadFailure, Loading } from './panels/Loading';
import { Workspace } from './panels/Workspace';
import './styles/index.css';

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no #root');

const locale = readLocale();
const t = translator(locale);
const query = new URLSearchParams(location.search);

/** `?cluster` asks the server of the page; otherwise there are recorded answers, and the catalog of the same server. */
const asksCluster = query.has('cluster');

/** `?delay=200` gives each recorded answer after 200 ms, as a cluster would. */
function introspection(notRecorded: () => string): Introspect {
  if (asksCluster) return fetchIntrospection('api/introspect');
  return answerFromRecordings(recordings, { delay: Number(query.get('delay') ?? 0), notRecorded });
}

/** The page does not wait for it: until it is there, the check does without. */
function readWarehouse(workbench: Workbench): void {
  fetchWarehouse('api/catalog').then(
    (warehouse) => { workbench.useWarehouse(warehouse); },
    (error: unknown) => { workbench.noteMissingWarehouse(error); },
  );
}

/** The text outlives the page; where it cannot, the browser asks before it is gone. */
function keepWhenLeaving(documents: Documents): void {
  addEventListener('pagehide', () => { documents.keepNow(); });
  addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') documents.keepNow(); });
  addEventListener('beforeunload', (event) => { if (!documents.keepNow()) event.preventDefault(); });
}

function draw(workbench: Workbench, documents: Documents): void {
  const { state } = workbench.store;
  if (root === null) return;
  document.documentElement.lang = state.locale;
  document.title = workbench.translate('title');
  storeLocale(state.locale);
  render(<Workspace workbench={workbench} documents={documents} />, root);
}

const keeping = MappingKeeper.open();

async function start(): Promise<void> {
  if (root === null) return;
  render(<Loading t={t} />, root);
  try {
    const [generator, keeper] = await Promise.all([load({ wasmUrl }), keeping]);
    const introspect = introspection(() => workbench.translate('notRecorded'));
    const workbench = new Workbench(
      { generator, introspect },
      { locale, ...firstDocument(keeper.found), warehouse: asksCluster ? null : recordedWarehouse },
    );
    const documents = new Documents(workbench, keeper);
    workbench.store.subscribe(() => { draw(workbench, documents); });
    draw(workbench, documents);
    // Without it nothing is missing but the sentences.
    import('mapping-generator/function-texts').then(({ functionTexts }) => { generator.describeFunctions(functionTexts); }, () => undefined);
    keepWhenLeaving(documents);
    if (asksCluster) readWarehouse(workbench);
    // Only a page that works is worth keeping.
    keepForOffline();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    render(<LoadFailure t={t} reason={reason} tryAgain={() => void start()} />, root);
  }
}

void start();
