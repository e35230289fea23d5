import { basicSetup, EditorView } from 'codemirror';
import { load } from 'mapping-generator';
import { mappingLanguage } from 'mapping-generator/codemirror';

const generator = await load();
const snapshot = await (await fetch('catalog.json')).json();
const catalog = generator.catalog(snapshot);
const session = { catalog: 'tpch', schema: 'tiny' };

new EditorView({
  parent: document.body,
  doc: '{\n  "node_definitions": []\n}',
  extensions: [basicSetup, mappingLanguage(generator, { catalog, session })],
});
