// Bundles functions/src and what it uses of server/ and model/ into one file that Cloud Functions can load: functions/lib/index.js.
import path from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '@/scripts/stack/child';

const FUNCTIONS = path.join(ROOT, 'functions');

export async function buildFunctions(): Promise<void> {
  await build({
    entryPoints: [path.join(FUNCTIONS, 'src', 'index.ts')],
    outfile: path.join(FUNCTIONS, 'lib', 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    sourcemap: true,
    // Under this condition the package `server-only` is empty; under others it throws.
    conditions: ['react-server'],
    external: ['firebase-admin', 'firebase-functions', '@google-cloud/firestore'],
    tsconfig: path.join(ROOT, 'tsconfig.json'),
    logLevel: 'warning',
  });
}

if (import.meta.main) await buildFunctions();
