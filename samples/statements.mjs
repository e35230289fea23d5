// What an editor asks for rows: of each definition ten of them, whether its key is unique, and what a preflight counts; to try the
// mapping, the first rows of its edges and the nodes that these lead to; of the warehouse, what its names cannot tell. In the words
// of the editor and of the package: an answer is found by them.

const relation = (sql) => `(\n${sql}\n) AS definition`;
const tenRows = (sql) => `SELECT *\nFROM ${relation(sql)}\nLIMIT 10`;
const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

function uniqueness({ sql, primary_key: { name } }) {
  const key = quoted(name);
  const counts = [
    'count(*) AS row_count',
    `count(DISTINCT ${key}) AS key_count`,
    `count_if(${key} IS NULL) AS null_count`,
  ];
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

/** To try a mapping: its edges first. */
export function triedEdges(text) {
  return (JSON.parse(text).edge_definitions ?? []).map((edge) => ({
    edge,
    sql: `SELECT *\nFROM ${relation(edge.sql)}\nLIMIT 25`,
  }));
}

/** Then the nodes that the rows of the edges lead to; the keys of the sample are numbers. */
export function triedNodes(text, rowsOf) {
  const keys = new Map();
  for (const { edge, sql } of triedEdges(text)) {
    for (const row of rowsOf(sql)) {
      for (const [index, label] of [edge.from_node, edge.to_node].entries()) {
        keys.set(label, (keys.get(label) ?? new Set()).add(row[index]));
      }
    }
  }
  return JSON.parse(text).node_definitions.map(({ label, sql, primary_key: { name } }) => {
    const wanted = [...(keys.get(label) ?? [])].slice(0, 100).join(', ');
    return `SELECT *\nFROM ${relation(sql)}\nWHERE ${quoted(name)} IN (${wanted})\nLIMIT 200`;
  });
}
