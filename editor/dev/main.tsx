import { applyEdits, load, type CatalogSnapshot } from 'mapping-generator';
import { StrictMode, useCallback, useMemo, useRef, useState, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import catalogText from '../../samples/tpch/catalog.json?raw';
import mappingText from '../../samples/tpch/mapping.json?raw';
import '../src/styles/index.css';
import { GraphView } from '../src/graph/GraphView';
import { storedLayout } from '../src/graph/layout-history';
import { buildModel } from '../src/model/build-model';
import { judgementsOf } from '../src/model/judgements';
import { emptyModel, type MappingModel } from '../src/model/model';
import { columnsReader } from '../src/model/query-columns';
import { editsToText, type DocumentEdit } from '../src/document/edits';
import type { Locale } from '../src/texts/languages';
import { WarehousePanel } from '../src/warehouse/WarehousePanel';
import './dev.css';
import { largeMapping, largeWarehouse } from './large';

// A playground for the graph and the warehouse: ?large has 1,000 definitions, ?tables=50000 a large warehouse, ?empty nothing,
// ?zh the other language. `npm run dev` serves it.

const asked = new URLSearchParams(location.search);
const generator = await load();
const tables = Number(asked.get('tables') ?? 0);
const snapshot = tables > 0 ? largeWarehouse(tables) : (JSON.parse(catalogText) as CatalogSnapshot);
const session = { catalog: 'tpch', schema: 'tiny' };
const catalog = await generator.loadCatalog(snapshot, { ttlMs: 1e12 });
const columnsOf = columnsReader(generator, catalog, session);
const first = asked.has('large') ? largeMapping() : asked.has('empty') ? '{}' : mappingText;

const applied = (text: string, edits: readonly DocumentEdit[]): string =>
  applyEdits(text, editsToText(text, edits));

interface Playing {
  text: string;
  model: MappingModel;
  edit: (edits: readonly DocumentEdit[]) => void;
  undo: () => void;
  write: (text: string) => void;
}

function useMapping(): Playing {
  const [history, setHistory] = useState([first]);
  const text = history.at(-1) ?? '';
  const last = useRef(emptyModel);
  const model = useMemo(() => {
    const report = generator.check(text, { catalog, session });
    return buildModel(
      { text, judgements: judgementsOf(report, false), diagnostics: report.diagnostics, columnsOf },
      last.current,
    );
  }, [text]);
  last.current = model;
  return {
    text,
    model,
    edit: (edits) => {
      setHistory((before) => [...before, applied(before.at(-1) ?? '', edits)]);
    },
    undo: () => {
      setHistory((before) => (before.length > 1 ? before.slice(0, -1) : before));
    },
    write: (next) => {
      setHistory((before) => [...before, next]);
    },
  };
}

function TextBox({ text, write }: Pick<Playing, 'text' | 'write'>): JSX.Element {
  const [isShown, show] = useState(false);
  return (
    <>
      <button
        type="button"
        className="control control-small playground-text"
        onClick={() => {
          show(!isShown);
        }}
      >
        JSON
      </button>
      {isShown && (
        <textarea
          aria-label="JSON"
          value={text}
          onChange={(event) => {
            write(event.target.value);
          }}
        />
      )}
    </>
  );
}

function Playground(): JSX.Element {
  const { text, model, edit, undo, write } = useMapping();
  const [selected, select] = useState<string | null>(null);
  const layout = useMemo(() => storedLayout(sessionStorage, location.search), []);
  const choose = useCallback((path: string | null) => {
    select(path);
  }, []);
  const locale: Locale = asked.has('zh') ? 'zh' : 'en';
  const view = {
    model,
    selected,
    select: choose,
    edit,
    generator,
    catalog,
    session,
    run: null,
    readOnly: asked.has('readonly'),
    locale,
  };
  return (
    <main
      className="playground mapping-look"
      onKeyDown={(event) => {
        if (event.ctrlKey && event.key === 'z') undo();
      }}
    >
      <aside>
        <WarehousePanel
          {...view}
          snapshot={snapshot}
          refresh={() => Promise.reject(new Error('the playground reads it once'))}
        />
      </aside>
      <GraphView {...view} layout={layout} />
      <TextBox text={text} write={write} />
    </main>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Playground />
    </StrictMode>,
  );
