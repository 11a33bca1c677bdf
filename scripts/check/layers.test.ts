import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { ROOT, localBin } from '@/scripts/stack/child';

// Lint is a program of its own: on a busy machine it takes seconds.
vi.setConfig({ testTimeout: 60_000 });

const run = promisify(execFile);

/** Lint's words about a file planted for a moment; '' when it has nothing to say. */
async function lintOf(file: string, source: string): Promise<string> {
  const planted = path.join(ROOT, file);
  fs.writeFileSync(planted, source);
  try {
    await run(localBin('oxlint'), [file], { cwd: ROOT });
    return '';
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  } finally {
    fs.rmSync(planted);
  }
}

const uses = (name: string, from: string) =>
  `import { ${name} } from '${from}';\n\nexport const planted = ${name};\n`;

const FORBIDDEN_IMPORTS = [
  ['app/planted.ts', 'getApp', 'firebase/app'],
  ['model/planted.ts', 'getApp', 'firebase/app'],
  ['hooks/planted.ts', 'getFirestore', 'firebase/firestore'],
  ['app/planted.ts', 'callApi', '@/services/api'],
  ['services/planted.ts', 'firestore', '@/server/firebase'],
  ['model/planted.ts', 'firestore', '@/server/firebase'],
  ['server/planted.ts', 'after', 'next/server'],
  ['app/planted.ts', 'getFirestore', 'firebase-admin/firestore'],
] as const;

test.each(FORBIDDEN_IMPORTS)('[A16] %s may not import %s from %s', async (file, name, from) => {
  expect(await lintOf(file, uses(name, from))).toContain('no-restricted-imports');
});

const ALLOWED_IMPORTS = [
  ['app/planted.ts', 'ROLES', '@/model/access'],
  ['services/planted.ts', 'getApp', 'firebase/app'],
  ['server/planted.ts', 'getFirestore', 'firebase-admin/firestore'],
] as const;

test.each(ALLOWED_IMPORTS)('[A16] %s may import %s from %s', async (file, name, from) => {
  expect(await lintOf(file, uses(name, from))).not.toContain('no-restricted-imports');
});
