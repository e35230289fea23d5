// What the playground does, without a line of drawing. Its modules are fetched in the browser alone.
import { withBase } from 'vitepress';

/** A mapping with a few faults, over tables of the sample's catalog. */
export const firstText = `{
  "node_definitions": [
    {
      "label": "Customer",
      "sql": "SELECT custkey, name, acctbal FORM customer",
      "primary_key": { "name": "custkey", "type": "INT64" },
      "properties": [
        { "name": "name", "type": "VARCHAR" },
        { "name": "acctbal", "type": "DOUBLE" }
      ]
    },
    {
      "label": "PurchaseOrder",
      "sql": "SELECT orderkey, totalprize AS totalprice FROM orders",
      "primary_key": { "name": "orderkey", "type": "INT64" },
      "properties": [{ "name": "totalprice", "type": "DOUBLE" }]
    }
  ],
  "edge_definitions": [
    {
      "type": "PLACED",
      "from_node": "Custommer",
      "to_node": "PurchaseOrder",
      "sql": "SELECT custkey, orderkey FROM orders",
      "from_key": "custkey",
      "to_key": "orderkey"
    }
  ]
}
`;

const session = { catalog: 'tpch', schema: 'tiny' };

/** The page of a code. */
export const pageOf = (code) => withBase(`/diagnostics/${code}.html`);

/**
 * An editor of a mapping in `parent`; `onReport(report)` hears what is found.
 * @returns `{ apply(fix), fixAll(), show(range), destroy() }`
 */
export async function createPlayground(parent, { locale, onReport }) {
  const [
    { load, fixAll },
    { mappingLanguage, checkNow, reveal },
    { basicSetup, EditorView },
    sample,
  ] = await Promise.all([
    import('mapping-generator'),
    import('mapping-generator/codemirror'),
    import('codemirror'),
    import('#samples/catalog.json'),
  ]);
  const generator = await load();
  // Recorded from a real server: it is as old as the sample.
  const catalog = generator.catalog(sample.default, { ttlMs: Infinity });
  const options = { catalog, session, locale };
  const view = new EditorView({
    parent,
    doc: firstText,
    extensions: [
      basicSetup,
      EditorView.lineWrapping,
      mappingLanguage(generator, { ...options, onReport }),
    ],
  });
  checkNow(view);
  const replace = (insert) => {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } });
    checkNow(view);
  };
  const text = () => view.state.doc.toString();
  return {
    apply: (fix) => replace(generator.applyFix(text(), fix)),
    fixAll: async () =>
      replace((await fixAll(text(), (next) => generator.check(next, options))).text),
    show: ({ start, end }) => reveal(view, { from: start.offset, to: end.offset }),
    destroy: () => view.destroy(),
  };
}
