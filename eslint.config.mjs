import tseslint from 'typescript-eslint';

/** The rules ask for the same types again and again, and TypeScript finds most of them anew each time. */
const REMEMBERED = ['getTypeAtLocation', 'getContextualType', 'getContextualTypeForArgumentAtIndex'];
const remembering = new WeakSet();

/** A checker belongs to one version of the program, so that its answers stay true. */
function rememberTypes(checker) {
  if (remembering.has(checker)) return;
  remembering.add(checker);
  for (const name of REMEMBERED) {
    const find = checker[name];
    const found = new Map();
    checker[name] = (node, detail) => {
      if (!node) return find(node, detail);
      let byNode = found.get(detail);
      if (byNode === undefined) found.set(detail, (byNode = new WeakMap()));
      if (!byNode.has(node)) byNode.set(node, find(node, detail));
      return byNode.get(node);
    };
  }
}

const parser = {
  ...tseslint.parser,
  parseForESLint(code, options) {
    const result = tseslint.parser.parseForESLint(code, options);
    if (result.services.program) rememberTypes(result.services.program.getTypeChecker());
    return result;
  },
};

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.hosts/', '**/*.js', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parser,
      parserOptions: { project: 'tsconfig.lint.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: 'error',
      'no-console': 'error',
      // Unions of literals instead: nothing remains of them at run time.
      'no-restricted-syntax': ['error', 'TSEnumDeclaration'],
    },
  },
  {
    // The sources have no enums, and these don't import VS Code's API. The rule would look at every value.
    files: ['src/core/**', 'test/{unit,run,page,sandbox}/**'],
    rules: { '@typescript-eslint/no-unsafe-enum-assignment': 'off' },
  },
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
