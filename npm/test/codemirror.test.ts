import { EditorState } from '@codemirror/state';
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
});
