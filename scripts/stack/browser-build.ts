// What `next build` alone does for the browser: Firestore and zod without what nobody imports, and the strings of one language.
import fs from 'node:fs';
import path from 'node:path';
import type { BuildOptions } from 'esbuild';
import type { NextConfig } from 'next';

const SOURCES = ['app', 'hooks', 'services'];
/**
 * Read by the workspace and by guests, who wait for their dictionary (`withDictionary`). Dialogs and generated UI, which are
 * loaded later, bring their strings along, so that the dictionary of the first load stays small.
 */
const WITH_DICTIONARY = [
  /^app\/_(ui\/message-box|shell|sidebar|thread(?!\/(?:settings|members|message\/(?:feedback|fork|generated))))\/(.*\/)?strings\.tsx?$/,
  /^hooks\/core\/strings\.ts$/,
];
const MODEL_WITH_DICTIONARY = ['model/event-strings.ts', 'model/run-strings.ts'];
/** Firebase's other packages are shared with Auth, and `re2js` has an alias of its own. */
const SHARED = ['@firebase/app', '@firebase/component', '@firebase/logger', '@firebase/util', 're2js'];
const FIRESTORE = '.cache/browser-firestore.js';
const ZOD = '.cache/browser-zod.js';
const LOADER = '.cache/strings-loader.cjs';

type Turbopack = Required<Pick<NonNullable<NextConfig['turbopack']>, 'resolveAlias' | 'rules'>>;

export async function browserBuild(root: string): Promise<Turbopack> {
  const files = SOURCES.flatMap((folder) => sourcesIn(root, folder));
  await Promise.all([bundleFirestore(root, files), bundleZod(root), compileLoader(root)]);
  const withStrings = files.filter((file) => WITH_DICTIONARY.some((pattern) => pattern.test(file)));
  const loaders = [{ loader: `./${LOADER}`, options: { files: [...withStrings, ...MODEL_WITH_DICTIONARY] } }];
  return {
    resolveAlias: {
      'firebase/firestore': { browser: `./${FIRESTORE}` },
      'zod/v4-mini': { browser: `./${ZOD}` },
    },
    rules: {
      '**/{strings,event-strings,run-strings,dictionary-en,dictionary-zh}.{ts,tsx}': {
        condition: 'browser',
        loaders,
      },
    },
  };
}

/**
 * Turbopack drops exports that nobody uses and keeps what those needed, a module at a time; Firestore is one module, and
 * its IndexedDB half would travel to every reader.
 */
async function bundleFirestore(root: string, files: readonly string[]): Promise<void> {
  await bundle({
    stdin: {
      contents: `export { ${importedNames(root, files).join(', ')} } from 'firebase/firestore';`,
      resolveDir: root,
    },
    outfile: path.join(root, FIRESTORE),
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    external: SHARED,
  });
}

function importedNames(root: string, files: readonly string[]): string[] {
  const names = files.flatMap((file) =>
    [
      ...fs.readFileSync(path.join(root, file), 'utf8').matchAll(/\{([^}]*)\} from 'firebase\/firestore'/g),
    ].flatMap(([, list = '']) => list.split(',').map((name) => name.trim())),
  );
  return [...new Set(names)].filter((name) => name !== '' && !name.startsWith('type ')).toSorted();
}

/** Of a namespace import Turbopack keeps whatever the package exports: all checks, formats and JSON Schema. */
async function bundleZod(root: string): Promise<void> {
  const files = [...SOURCES, 'model'].flatMap((folder) => sourcesIn(root, folder));
  const names = files.flatMap((file) => {
    const code = fs.readFileSync(path.join(root, file), 'utf8');
    return code.includes("from 'zod/v4-mini'")
      ? [...code.matchAll(/\bz\.(\w+)/g)].map(([, name = '']) => name)
      : [];
  });
  // Types are named like values: what the package does not export is one.
  const exported = new Set(Object.keys(await import('zod/v4-mini')));
  const used = [...new Set(names)].filter((name) => exported.has(name)).toSorted();
  await bundle({
    stdin: { contents: `export { ${used.join(', ')} } from 'zod/v4-mini';`, resolveDir: root },
    outfile: path.join(root, ZOD),
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
  });
}

/** Turbopack loads its loaders as JavaScript. */
async function compileLoader(root: string): Promise<void> {
  await bundle({
    entryPoints: [path.join(root, 'scripts', 'stack', 'strings-loader.ts')],
    outfile: path.join(root, LOADER),
    platform: 'node',
    format: 'cjs',
    external: ['typescript'],
  });
}

/** The server that is built reads next.config.ts too, and has no esbuild. */
async function bundle(options: BuildOptions): Promise<void> {
  const { build } = await import('esbuild');
  await build({ ...options, bundle: true, logLevel: 'warning' });
}

function sourcesIn(root: string, folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .toSorted();
}
