// Other completers behind one interface: (text, offset, session) → the texts of the items, best first. Each has the same
// catalog through its own public API. Where one gives places instead of items, they are filled in from the catalog.

import { CompletionContext } from '@codemirror/autocomplete';
import { keywordCompletionSource, schemaCompletionSource, SQLDialect } from '@codemirror/lang-sql';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { parsePostgreSqlQuery } from 'websql-autocomplete';

import { loadTrinoSql } from './bundled-parser.js';

const bare = (name) => name.replace(/^["`]|["`]$/g, '').toLowerCase();
const wordBefore = (text, offset) => /[\w$]*$/.exec(text.slice(0, offset))[0];
const unique = (texts) => [...new Set(texts)];

function positionOf(text, offset) {
  const lines = text.slice(0, offset).split('\n');
  return { lineNumber: lines.length, line: lines.length, column: lines.at(-1).length + 1 };
}

/** As editors do it: what begins with the letters, then what has them in order. */
function narrow(texts, letters) {
  const wanted = letters.toLowerCase();
  const has = (text) => {
    let next = 0;
    for (const character of text) if (character === wanted[next]) next += 1;
    return next === wanted.length;
  };
  const grade = (text) => {
    const lower = text.toLowerCase();
    if (lower.startsWith(wanted) || lower.split('.').at(-1).startsWith(wanted)) return 0;
    return has(lower) ? 1 : 2;
  };
  const graded = unique(texts).map((text, index) => [grade(text), index, text]);
  return graded
    .filter(([kind]) => kind < 2)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([, , text]) => text);
}

class Warehouse {
  constructor({ tables }) {
    this.tables = tables;
  }
  of({ catalog, schema }) {
    return this.tables.filter((table) => table.catalog === catalog && table.schema === schema);
  }
  columnsOf(name, session) {
    const last = bare(name.split('.').at(-1));
    return (
      this.of(session)
        .find((table) => table.name === last)
        ?.columns.map((column) => column.name) ?? []
    );
  }
}

/** `sources`: the relations in sight as `{ name, alias }`; behind `alias.` only its columns are given. */
function columnItems(warehouse, sources, qualifier, session) {
  const nameOf = ({ name, alias }) => bare(alias ?? name.split('.').at(-1));
  return sources.flatMap((source) => {
    const columns = warehouse.columnsOf(source.name, session);
    if (qualifier !== undefined) return nameOf(source) === qualifier ? columns : [];
    return sources.length > 1 ? columns.map((column) => `${nameOf(source)}.${column}`) : columns;
  });
}

async function dtSqlParser(warehouse, functions) {
  const parser = await loadTrinoSql();
  return (text, offset, session) => {
    const letters = wordBefore(text, offset);
    const dotted = text[offset - letters.length - 1] === '.';
    // Editors ask it at the dot, and narrow down what they got.
    const asked = dotted ? text.slice(0, offset - letters.length) + text.slice(offset) : text;
    const at = positionOf(asked, dotted ? offset - letters.length : offset);
    const got = parser.getSuggestionAtCaretPosition(asked, at);
    if (!got) return [];
    const types = got.syntax.map(({ syntaxContextType: type }) => type);
    const entities = types.length > 0 ? (parser.getAllEntities(asked, at) ?? []) : [];
    const tables = entities.filter(({ entityContextType: type }) => type === 'table');
    const near = tables.filter(({ isAccessible }) => isAccessible);
    const sources = (near.length > 0 ? near : tables).map(({ text: name, _alias: alias }) => ({
      name,
      alias: alias?.text,
    }));
    const qualifier = dotted
      ? bare(/([\w$"]+)\.$/.exec(text.slice(0, offset - letters.length))?.[1] ?? '')
      : undefined;
    const items = [];
    if (types.some((type) => type === 'table' || type === 'view'))
      items.push(...warehouse.of(session).map(({ name }) => name));
    if (types.includes('column')) {
      items.push(...columnItems(warehouse, sources, qualifier, session));
      if (!dotted && sources.length > 1)
        items.push(...sources.map(({ name, alias }) => alias ?? name));
    }
    if (types.includes('function') && !dotted) items.push(...functions);
    return narrow([...items, ...got.keywords], letters);
  };
}

function langSql(warehouse, functions, keywords) {
  const dialect = SQLDialect.define({
    keywords: keywords.join(' ').toLowerCase(),
    builtin: functions.join(' '),
    caseInsensitiveIdentifiers: true,
  });
  const words = keywordCompletionSource(dialect, true);
  return (text, offset, session) => {
    const schema = Object.fromEntries(
      warehouse
        .of(session)
        .map(({ name, columns }) => [name, columns.map((column) => column.name)]),
    );
    const state = EditorState.create({ doc: text, extensions: [dialect.language] });
    ensureSyntaxTree(state, text.length, 5000);
    const context = new CompletionContext(state.update({}).state, offset, true);
    const results = [schemaCompletionSource({ dialect, schema })(context), words(context)].filter(
      Boolean,
    );
    const texts = results.flatMap(({ options }) =>
      options.map(({ apply, label }) => (typeof apply === 'string' ? apply : label)),
    );
    return narrow(texts, wordBefore(text, offset));
  };
}

/** Its Trino form is not published: its PostgreSQL is the nearest. */
function webSql(warehouse, functions) {
  return (text, offset, session) => {
    const letters = wordBefore(text, offset);
    const before = text.slice(0, offset - letters.length);
    const path = /([\w$"]+)\.$/.exec(before)?.[1];
    // Its grammar knows no place behind a dot.
    const start = before.length - (path === undefined ? 0 : path.length + 1);
    const asked = path === undefined ? text : text.slice(0, start) + text.slice(offset);
    const got = parsePostgreSqlQuery(asked, positionOf(asked, path === undefined ? offset : start));
    const items = [];
    if (got.suggestViewsOrTables && path === undefined)
      items.push(...warehouse.of(session).map(({ name }) => name));
    const sources = got.suggestColumns?.tables ?? [];
    items.push(
      ...columnItems(warehouse, sources, path === undefined ? undefined : bare(path), session),
    );
    if (path === undefined) {
      items.push(...(got.suggestColumnAliases ?? []).map(({ name }) => name));
      items.push(...(got.suggestKeywords ?? []).map(({ value }) => value));
      if (got.suggestFunctions) items.push(...functions);
    }
    return narrow(items, letters);
  };
}

export async function completionPeers(snapshot, { functions, keywords }) {
  const warehouse = new Warehouse(snapshot);
  return {
    'dt-sql-parser': await dtSqlParser(warehouse, functions),
    'lang-sql': langSql(warehouse, functions, keywords),
    'websql-autocomplete': webSql(warehouse, functions),
  };
}
