// The SQL front end beside other parsers that run in a browser: a JavaScript string in, what it is made of out.

import { init, parse as parseWithSqlparser } from '@guanmingchiu/sqlparser-ts';
import { loadModule, parseSync } from 'libpg-query';

import { loadTrinoSql } from './bundled-parser.js';
import { compare, repeat } from './measure.js';
import { queryToType, readQueries } from './sql-corpus.js';

await init();
await loadModule();
const trinoSql = await loadTrinoSql();

/** Each peer gets what it takes of the queries; `times` is how much faster we have to be. */
const peers = [
  {
    name: 'dt-sql-parser',
    parse: (sql) => trinoSql.parse(sql, () => undefined),
    takes: (sql) => trinoSql.validate(sql).length === 0,
    times: 30,
    pairs: 7,
  },
  { name: 'libpg-query', parse: parseSync, times: 3, pairs: 15 },
  { name: 'sqlparser-ts', parse: (sql) => parseWithSqlparser(sql, 'ansi'), pairs: 15 },
];

function accepts(peer, sql) {
  try {
    peer.parse(sql);
    return peer.takes?.(sql) ?? true;
  } catch {
    return false;
  }
}

/** Rows for the table: how long a query takes at the median pair of runs over all of them. */
export function compareParsers(generator) {
  const rows = [];
  for (const [source, queries] of Object.entries(readQueries())) {
    for (const peer of peers) {
      const both = queries.filter((sql) => accepts(peer, sql));
      const overAll = (parse) => () => {
        for (const sql of both) parse(sql);
      };
      const measured = compare(
        overAll((sql) => generator.parseSql(sql)),
        overAll(peer.parse),
        { pairs: peer.pairs, calls: 1 },
      );
      const each = (time) => (1000 * time) / both.length;
      rows.push({
        key: `parsing/${source.toLowerCase().replaceAll(' ', '-')}-${peer.name}`,
        what: `parseSql, ${both.length} of ${queries.length} queries of ${source}, beside ${peer.name}`,
        measured: {
          ours: each(measured.ours),
          theirs: each(measured.theirs),
          ratio: measured.ratio,
        },
        limit: peer.times && source === 'TPC-DS' ? { ratio: 1 / peer.times } : undefined,
      });
    }
  }
  return rows;
}

/** µs for each key while a query is typed: the text up to every character of it is parsed. */
export function typing(generator) {
  const sql = queryToType(readQueries());
  const typeAll = () => {
    for (let end = 1; end <= sql.length; end += 1) generator.parseSql(sql.slice(0, end));
  };
  return (1000 * repeat(typeAll, { rounds: 5, calls: 1 })) / sql.length;
}

/** The same within a mapping: ms for a check of the text after each change of one definition's SQL. */
export function keystroke(generator, mapping) {
  const definition = mapping.node_definitions[mapping.node_definitions.length >> 1];
  const { sql } = definition;
  let length = 0;
  const texts = Array.from({ length: 20 }, () => {
    length += 1;
    definition.sql = `${sql} -- ${'x'.repeat(length)}`;
    return JSON.stringify(mapping, null, 2);
  });
  definition.sql = sql;
  let next = 0;
  const check = () => generator.check(texts[next++ % texts.length]);
  // Who types has typed before: the engine has compiled by then what a check needs.
  for (let warmUp = 0; warmUp < 200; warmUp += 1) check();
  return repeat(check, { rounds: 15, calls: 4 });
}

export function parseMany(generator, count) {
  const queries = Object.values(readQueries()).flat();
  let next = 0;
  return { count, parse: () => generator.parseSql(queries[next++ % queries.length]) };
}
