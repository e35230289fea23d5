import js from '@eslint/js';
import globals from 'globals';
import typescript from 'typescript-eslint';

export default typescript.config(
  { ignores: ['dist'] },
  js.configs.recommended,
  ...typescript.configs.strictTypeChecked,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', 200],
      'max-lines-per-function': ['error', { max: 40, skipComments: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  { files: ['*.js', 'build/offline-worker.js'], ...typescript.configs.disableTypeChecked },
  { files: ['serve.js', 'answer.js', 'cluster.js', 'compressed.js', 'jobs.js'], languageOptions: { globals: globals.node } },
  { files: ['build/offline-worker.js'], languageOptions: { globals: { ...globals.serviceworker, __FILES__: false, __LATER__: false, __VERSION__: false } } },
);
