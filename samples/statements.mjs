// What an editor asks for rows: of each definition ten of them, whether its key is unique, and what a preflight counts; of the
// warehouse, what its names cannot tell. In the words of the editor and of the package: an answer is found by them.

const relation = (sql) => `(\n${sql}\n) AS definition`;
const tenRows = (sql) => `SELECT *\nFROM ${relation(sql)}\nLIMIT 10`;
const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

function uniqueness({ sql, primary_key: { name } }) {
  const key = quoted(name);
  const counts = ['count(*) AS row_count', `count(DISTINCT ${key}) AS key_count`, `count_if(${key} IS NULL) AS null_count`];
  return `SELECT\n  ${counts.join(',\n  ')}\nFROM ${relation(sql)}`;
}

/** Each once, in the order of the definitions. */
export function rowStatements(generator, text, catalog) {
  const { node_definitions: nodes, edge_definitions: edges = [] } = JSON.parse(text);
  return new Set([
    ...[...nodes, ...edges].map(({ sql }) => tenRows(sql)),
    ...nodes.map(uniqueness),
    ...generator.preflightChecks(text, { catalog }).map(({ sql }) => sql),
    ...generator.suggestMapping(catalog).questions.map(({ sql }) => sql),
  ]);
}
