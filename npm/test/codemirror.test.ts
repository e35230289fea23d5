import { ensureSyntaxTree, foldable } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import type * as Entry from '../dist/codemirror.js';
import { generator } from './support.js';

// What happens on a screen is tried in browsers: tests/browser and tests/consumers.

const dist = (file: string): string => fileURLToPath(new URL(`../dist/${file}`, import.meta.url));

describe('the part for CodeMirror', () => {
  it.each(['codemirror.js', 'codemirror.cjs'])(
    '%s gives languages without a screen',
    async (file) => {
      const { mappingLanguage, sqlLanguage } = (
        file.endsWith('.cjs')
          ? createRequire(import.meta.url)(dist(file))
          : await import(dist(file))
      ) as typeof Entry;
      expect(mappingLanguage(generator).language.name).toBe('json');
      expect(sqlLanguage(generator).language.name).toBe('sql');
    },
  );

  it('keeps the colour of strings from the SQL inside of them', async () => {
    const { mappingLanguage } = (await import(dist('codemirror.js'))) as typeof Entry;
    const doc = '{"label": "SELECT", "sql": "SELECT 1"}';
    const { language } = mappingLanguage(generator);
    const tree = language.parser.parse(doc);
    const nameAt = (word: string) => tree.resolveInner(doc.lastIndexOf(word) + 1, 0).type.name;
    expect(nameAt('label')).toBe('PropertyName');
    expect(nameAt('SELECT 1')).not.toBe('String');
    expect(tree.resolveInner(doc.indexOf('SELECT'), 1).type.name).toBe('String');
  });

  it('answers where the languages of CodeMirror are asked', async () => {
    const { sqlLanguage } = (await import(dist('codemirror.js'))) as typeof Entry;
    const state = EditorState.create({ doc: 'SEL', extensions: sqlLanguage(generator) });
    expect(state.languageDataAt('commentTokens', 0)).toEqual([
      { line: '--', block: { open: '/*', close: '*/' } },
    ]);
    expect(state.languageDataAt('autocomplete', 0)).toHaveLength(1);
  });

  it('folds a query of an editor of SQL, and the JSON of a mapping', async () => {
    const { mappingLanguage, sqlLanguage } = (await import(dist('codemirror.js'))) as typeof Entry;
    const foldOf = (doc: string, line: number, extensions: Extension) => {
      const state = EditorState.create({ doc, extensions });
      ensureSyntaxTree(state, doc.length);
      const { from, to } = state.doc.line(line);
      const range = foldable(state, from, to);
      return range && doc.slice(range.from, range.to);
    };
    const sql = 'SELECT a\nFROM (\n  SELECT 1 AS a\n) t';
    // The widest of what begins there: the clause, and not the subquery alone.
    expect(foldOf(sql, 2, sqlLanguage(generator))).toBe('\n  SELECT 1 AS a\n) t');
    expect(foldOf(sql, 3, sqlLanguage(generator))).toBeNull();
    const mapping = '{\n  "node_definitions": [\n    {"label": "A"}\n  ]\n}';
    expect(foldOf(mapping, 2, mappingLanguage(generator))).toBe('\n    {"label": "A"}\n  ');
    expect(foldOf(mapping, 3, mappingLanguage(generator))).toBeNull();
  });
});
