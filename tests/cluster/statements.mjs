// Usage: node statements.mjs FOLDER, with {"nodes": NodeSchema[], "edges": EdgeSchema[]} on standard input.
// Prints what the package writes for them as a JSON list: the tables, then their loads from the folder.
import { readFileSync } from 'node:fs';
import { load } from '../../npm/dist/index.js';

const [folder] = process.argv.slice(2);
const { nodes, edges } = JSON.parse(readFileSync(0, 'utf8'));
const generator = await load();
const tables = [...nodes.map(({ label }) => label), ...edges.map(({ type }) => type)];
const statements = [
  ...nodes.map((node) => generator.nodeDdl(node)),
  ...edges.map((edge) => generator.edgeDdl(edge)),
  ...tables.map((table) => generator.copyFrom(table, `${folder}/${table}/`)),
];
console.log(JSON.stringify(statements));
