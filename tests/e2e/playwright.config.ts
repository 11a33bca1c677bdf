import { defineConfig } from 'playwright/test';

/** Run by `npm test` and `npm run test:e2e`, which start emulators, the demo model and the built app. */
export default defineConfig({
  testDir: '.',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // So that halves are even; one worker tells one story after the other.
  fullyParallel: true,
  workers: 1,
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
        // A look into a page's memory (removal.spec.ts) must see long texts to their end.
        '--js-flags=--heap-snapshot-string-limit=1000000',
      ],
    },
  },
});
