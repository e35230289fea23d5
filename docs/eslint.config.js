import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['.vitepress/cache', '.vitepress/dist'] },
  js.configs.recommended,
  {
    languageOptions: { globals: globals.node },
    rules: {
      'max-lines': ['error', 200],
      'max-lines-per-function': ['error', { max: 40, skipComments: true }],
    },
  },
  {
    files: ['.vitepress/theme/**', 'test/playground.test.mjs'],
    languageOptions: { globals: globals.browser },
  },
];
