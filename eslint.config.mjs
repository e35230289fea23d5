import js from '@eslint/js';
import globals from 'globals';
import typescript from 'typescript-eslint';

// Programs for Node without an extension, which are called by their names.
const commands = [
  'scripts/generate-*',
  'scripts/new',
  'tests/consumers/run',
  'cmake/re2/pack-unicode-groups',
];
const lengths = (lines) => ({
  'max-lines': ['error', lines],
  'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
});

export default typescript.config(
  {
    ignores: [
      '**/dist/',
      '**/generated/',
      'build/',
      'docs/.vitepress/cache/',
      'tests/consumers/out/',
      'tests/consumers/next/.next/',
    ],
  },
  {
    files: ['**/*.{js,mjs,cjs,ts,tsx}', ...commands],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: globals.node,
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
    rules: { ...lengths(400), 'no-unused-vars': ['error', { ignoreRestSiblings: true }] },
  },
  {
    files: [...commands, 'scripts/lib/*.js', '**/*.cjs'],
    ignores: ['tests/consumers/run'],
    languageOptions: { sourceType: 'commonjs' },
  },
  // What a page carries out, also where a test hands it over.
  {
    files: ['{editor,web,docs,scripts/lib/bench}/**', 'tests/{browser,consumers}/**'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['web/build/offline-worker.js'],
    languageOptions: {
      globals: { ...globals.serviceworker, __FILES__: false, __LATER__: false, __VERSION__: false },
    },
  },
  { files: ['tests/consumers/jest/**'], languageOptions: { globals: globals.jest } },
  // The consumers' types are those of the packed package, which need not be there.
  { files: ['**/*.ts'], extends: [typescript.configs.recommended] },
  {
    files: ['{npm,control-plane,editor,web,vscode}/**/*.{ts,tsx}'],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-invalid-void-type': [
        'error',
        { allowAsThisParameter: true, allowInGenericTypeArguments: true },
      ],
      // It asks for what `no-non-null-assertion` refuses.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  { files: ['{editor,web,docs}/**'], rules: lengths(200) },
  {
    files: ['*/test/**', 'tests/**'],
    // The cases of one thing stand together, however many they are.
    rules: { ...lengths(400), 'max-lines-per-function': 'off' },
  },
  {
    files: ['{npm,control-plane}/test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
