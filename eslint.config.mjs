import tseslint from 'typescript-eslint';

/** The arrows of the structure: extension → ui and host → core → nothing (CONTRIBUTING.md). */
const only = (files, patterns, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group: patterns, message }] }] },
});

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.hosts/', '**/*.js', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  only(
    ['src/core/**'],
    ['vscode', 'node:*', 'fs', 'path', 'os', 'crypto', '**/host/**', '**/ui/**', '**/webview/**'],
    'The core knows no editor, no Node and no page.',
  ),
  only(
    ['src/core/profile/**', 'src/core/auth/**'],
    ['vscode', 'node:*', '**/session/**', '**/snippets/**'],
    'Arrows point down: session → auth → profile.',
  ),
  only(
    ['src/core/operations/**'],
    ['vscode', 'node:*', '**/session/**', '**/auth/**', '**/snippets/**'],
    'Arrows point down: snippets → operations → profile.',
  ),
  only(
    ['src/core/snippets/**'],
    ['vscode', 'node:*', '**/session/**', '**/auth/**'],
    'Arrows point down: snippets → operations → profile.',
  ),
  only(['src/webview/**'], ['vscode', 'node:*', '**/host/**', '**/ui/**'], 'The page knows the contract in the core.'),
  only(['src/host/**'], ['**/ui/**', '**/webview/**'], 'Host and ui meet in extension.ts alone.'),
  only(['src/ui/**'], ['node:*', '**/host/**'], 'Host and ui meet in extension.ts alone.'),
  {
    files: ['test/**'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['describe', 'it', 'suite', 'test'], package: '@types/mocha' },
          ],
        },
      ],
    },
  },
);
