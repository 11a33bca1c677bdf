import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/** One project a kind of test; all but `unit` need the emulators, which scripts/with-emulators.ts starts. */
export default defineConfig({
  resolve: { alias: { '@': root, 'server-only': path.join(root, 'node_modules/server-only/empty.js') } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{model,server,services,hooks,app,scripts,tests/load,tests/markdown,tests/search/relevance}/**/*.test.{ts,tsx}',
          ],
          // What reads many files or long texts takes seconds on a machine that does something else, too.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['tests/rules/**/*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        // Each file has its own Firebase project, and much of a test is waiting: two files run at a time.
        test: {
          name: 'flow',
          include: ['tests/flow/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'functions',
          include: ['tests/functions/**/*.test.ts'],
          testTimeout: 40_000,
        },
      },
      {
        extends: true,
        // Two built servers on one Firestore: needs `npm run build`. Most of a test is waiting, so two files run at a time.
        test: {
          name: 'servers',
          include: ['tests/servers/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        // Over HTTP: needs APP_URL of a running server with the demo people, besides the emulators. Each file has its own
        // people.
        test: {
          name: 'api',
          include: ['tests/api/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        // Archives in PostgreSQL where TEST_DATABASE_URL names one, in MongoDB where MONGODB_URI does, and in zips.
        test: {
          name: 'archives',
          include: ['tests/archives/*.test.ts'],
          // Commands are started and killed ten times in one test, beside other suites.
          testTimeout: 240_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        // Both stores of the search index; PostgreSQL where TEST_DATABASE_URL names one: scripts/suites/test-search.ts.
        test: {
          name: 'search',
          include: ['tests/search/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
