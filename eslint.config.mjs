// What the compiler does not see: floating promises, switches that miss a case, casts, and habits that hide them.
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

export default defineConfig(
  globalIgnores(['dist*/', 'demo/', 'coverage/', 'src/generated/', 'src/spec/schema-types.ts']),
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './tsconfig.browser.json'], tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // breaks on recursive types (RangeError, typescript-eslint 8.73)
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // a switch names every case or has a default; `satisfies never` in that default is the compiler's to check
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-expressions': 'off',
      // `throw x satisfies never` ends a switch that the compiler knows to be complete
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // a command answers with a promise whether or not it waits for anything
      '@typescript-eslint/require-await': 'off',
      // methods here are closures in plain objects: none reads `this`
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/**', 'grader/**', 'tests/**', 'bench/**'],
    ignores: ['**/*.d.ts'],
    rules: {
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' }],
    },
  },
  {
    // what JSON.parse gives is declared, not narrowed: a test that is wrong about it fails
    files: ['tests/**', 'bench/**'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['src/**', 'grader/**'],
    rules: { 'no-console': 'error' },
  },
  {
    // the kernel runs in a page too, and only the command line touches the machine
    files: ['src/**'],
    ignores: ['src/cli/**'],
    rules: { 'no-restricted-globals': ['error', 'process', 'Buffer', 'require', '__dirname', '__filename'] },
  },
  {
    // the build runs before anything is compiled: JavaScript with types in comments, whose casts the linter does not see
    files: ['**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // what they import is not there, or has no types, when the linter runs
    files: ['bin/quizwright.mjs', 'eslint.config.mjs', 'tests/oracle/make-golden.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
  },
)
