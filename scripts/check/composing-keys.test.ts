// Who reads a key by hand forgets input methods: lint refuses it, by planted files.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/v4';
import config from '@/oxlint.config';
import { localBin } from '@/scripts/stack/child';

const BREACHES = {
  'app/_ui/key.ts': `export const press = (event: KeyboardEvent) => event.key === 'Enter';`,
  'app/_thread/taken.ts': `export const press = (event: KeyboardEvent) => { const { key } = event; return key; };`,
  'hooks/shell/composing.ts': `export const press = (e: KeyboardEvent) => e.isComposing;`,
  'hooks/core/code.ts': `export const press = (pressed: KeyboardEvent) => pressed.keyCode === 229;`,
};
const ALLOWED = {
  'hooks/core/keys.ts': `export const press = (event: KeyboardEvent) => event.isComposing || event.key === 'Enter';`,
  'app/_ui/row.ts': `export const keyOf = (row: { key: string }) => row.key;`,
  'services/core/store.ts': `export const changed = (event: StorageEvent) => event.key === 'drafts';`,
};

const reportSchema = z.object({
  diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })),
});

const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'composing-keys-'));
let refused: readonly string[];

beforeAll(async () => {
  // The planted tree has no types for type-aware rules.
  const withoutTypes = { ...config, options: { typeAware: false } };
  fs.writeFileSync(path.join(tree, '.oxlintrc.json'), JSON.stringify(withoutTypes));
  for (const [file, source] of Object.entries({ ...BREACHES, ...ALLOWED })) {
    fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    fs.writeFileSync(path.join(tree, file), `${source}\n`);
  }
  // Lint exits with 1 when it reports something.
  const report = await new Promise<string>((resolve) =>
    execFile(localBin('oxlint'), ['--format=json', '.'], { cwd: tree }, (_, stdout) => resolve(stdout)),
  );
  const { diagnostics } = reportSchema.parse(JSON.parse(report));
  refused = diagnostics
    .filter(({ code }) => code.includes('no-restricted-properties'))
    .map(({ filename }) => filename);
}, 60_000);

afterAll(() => fs.rmSync(tree, { recursive: true }));

test.each(Object.keys(BREACHES))('[F52] %s may not read keys by hand', (file) => {
  expect(refused).toContain(file);
});

test.each(Object.keys(ALLOWED))('[F52] %s may', (file) => {
  expect(refused).not.toContain(file);
});
