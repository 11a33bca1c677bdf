import { defineConfig } from 'playwright/test';
import * as z from 'zod/v4';

/** The environment of each world, in the order of Playwright's parallel workers; each worker uses one of them. */
const worlds = z.array(z.record(z.string(), z.string())).parse(JSON.parse(process.env['WORLDS'] ?? '[]'));
Object.assign(process.env, worlds[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)]);

/** Run by `npm test` and `npm run test:e2e`, which start emulators, the demo model and the built app. */
export default defineConfig({
  testDir: '.',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // For an even load of the workers; each runs one story after the other.
  fullyParallel: true,
  workers: 1,
  // A story that fails runs once more, and the total of `npm test` names it: decision 022.
  retries: 1,
  forbidOnly: true,
  use: {
    baseURL: process.env['BASE_URL'] ?? 'http://localhost:3000',
    viewport: { width: 1280, height: 800 },
    // It costs a fifth of the time; `-- --trace=on` shows how a story went wrong.
    trace: 'off',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A search in a page's memory (removal.spec.ts) must see long texts to their end.
        '--js-flags=--heap-snapshot-string-limit=1000000',
      ],
    },
  },
});
