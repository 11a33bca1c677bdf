// What lint asks of the code. The walls between folders are a table of their own: scripts/check/walls.ts.
import { defineConfig, type OxlintOverride } from 'oxlint';
import type { Wall } from './scripts/check/wall.ts';
import { WALLS } from './scripts/check/walls.ts';

/** A later override replaces the rule of an earlier one, so each carries its whole wall. */
const wall = ({ files, may, never, why }: Wall): OxlintOverride => ({
  files: [files],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: ['@/**', '!@/tests/**', ...may.map((glob) => `!@/${glob}`)], message: why },
          { regex: String.raw`^\.\./`, message: 'Across folders, imports begin with @/.' },
          { regex: `^(${never})($|/)`, message: why },
        ],
      },
    ],
  },
});

const COMPOSING = 'While an input method composes, keys are its own: pressedKey() of hooks/core/keys knows.';

/** Keys of the keyboard are read in one file; a press under any other name is refused by what tells compositions apart. */
const KEYS: OxlintOverride = {
  files: ['app/**', 'hooks/**'],
  // Events of the virtual list are its own, and have keys of rows.
  excludeFiles: ['hooks/core/keys.ts', 'hooks/virtual-list/**'],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'event', property: 'key', message: COMPOSING },
      { property: 'isComposing', message: COMPOSING },
      { property: 'keyCode', message: COMPOSING },
    ],
  },
};

export default defineConfig({
  plugins: [
    'typescript',
    'react',
    'react-perf',
    'nextjs',
    'import',
    'unicorn',
    'promise',
    'vitest',
    'jsx-a11y',
  ],
  options: {
    typeAware: true,
  },
  categories: {
    correctness: 'error',
    suspicious: 'warn',
  },
  ignorePatterns: ['functions/lib', '.next', '.cache', '.data', 'next-env.d.ts'],
  rules: {
    'react/react-in-jsx-scope': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    'react-perf/jsx-no-new-object-as-prop': 'off',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-unsafe-type-assertion': 'error',
    'eslint/no-console': 'error',
    'typescript/consistent-return': 'off',
    'import/no-unassigned-import': 'off',
    'eslint/no-shadow': 'off',
    // zod's small build names it so.
    'eslint/no-underscore-dangle': ['warn', { allow: ['_default'] }],
    'unicorn/consistent-function-scoping': 'off',
  },
  overrides: [
    ...WALLS.map(wall),
    KEYS,
    {
      files: [
        'app/**/page.tsx',
        'app/**/layout.tsx',
        'app/**/error.tsx',
        'app/global-error.tsx',
        'app/**/not-found.tsx',
        'app/**/loading.tsx',
        'app/manifest.ts',
        'app/**/icon.tsx',
        '*.config.ts',
        'tests/**/*.config.ts',
        'tests/**/setup*.ts',
      ],
      rules: {
        'import/no-default-export': 'off',
      },
    },
    {
      files: ['scripts/**', 'tests/**'],
      rules: {
        'eslint/no-console': 'off',
      },
    },
  ],
});
