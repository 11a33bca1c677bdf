// Every wall refuses something: each one has a planted forbidden import, which lint reports with that wall's own reason.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, afterAll, expect, test } from 'vitest';
import * as z from 'zod/v4';
import config from '@/oxlint.config';
import { ROOT, localBin } from '@/scripts/stack/child';
import { WALLS } from './walls';

/** A file of the folder, and a module that it may not import. Written out by hand: a deleted wall fails its row. */
const BREACHES: readonly (readonly [file: string, from: string])[] = [
  ['model/planted.ts', '@/server/platform/firebase'],
  ['model/planted-package.ts', 'firebase/app'],

  ['services/core/planted.ts', '@/services/firebase/session'],
  ['services/firebase/planted.ts', '@/services/api/call-api'],
  ['services/api/planted.ts', '@/services/threads/threads'],
  ['services/account/planted.ts', '@/services/threads/threads'],
  ['services/threads/planted.ts', '@/services/messages/messages'],
  ['services/messages/planted.ts', '@/services/members/members'],
  ['services/search/planted.ts', '@/services/threads/threads'],
  ['services/archive/planted.ts', '@/services/threads/threads'],
  ['services/shares/planted.ts', '@/services/messages/messages'],
  ['services/inputs/planted.ts', '@/services/messages/messages'],
  ['services/usage/planted.ts', '@/services/threads/threads'],
  ['services/members/planted.ts', '@/services/messages/messages'],
  ['services/firebase/planted-package.ts', 'firebase-admin/firestore'],
  ['services/core/planted-package.ts', 'zod/v4'],

  ['hooks/core/planted.ts', '@/hooks/threads/use-thread'],
  ['hooks/virtual-list/planted.ts', '@/services/core/tabs'],
  ['hooks/account/planted.ts', '@/hooks/threads/use-thread'],
  ['hooks/archive/planted.ts', '@/hooks/threads/use-thread'],
  ['hooks/activity/planted.ts', '@/hooks/threads/use-thread'],
  ['hooks/inputs/planted.ts', '@/hooks/threads/use-thread'],
  ['hooks/messages/planted.ts', '@/hooks/timeline/use-timeline'],
  ['hooks/presence/planted.ts', '@/hooks/threads/use-thread'],
  ['hooks/runs/planted.ts', '@/hooks/threads/use-thread'],
  ['hooks/usage/planted.ts', '@/hooks/threads/use-thread'],
  ['hooks/shares/planted.ts', '@/hooks/threads/use-thread'],
  ['hooks/threads/planted.ts', '@/hooks/members/use-members'],
  ['hooks/composer/planted.ts', '@/hooks/timeline/use-timeline'],
  ['hooks/members/planted.ts', '@/hooks/timeline/use-timeline'],
  ['hooks/notifications/planted.ts', '@/hooks/timeline/use-timeline'],
  ['hooks/search/planted.ts', '@/hooks/timeline/use-timeline'],
  ['hooks/timeline/planted.ts', '@/hooks/members/use-members'],
  ['hooks/shell/planted.ts', '@/hooks/timeline/use-timeline'],
  ['hooks/core/planted-package.ts', 'firebase/firestore'],
  ['hooks/timeline/planted-package.ts', 'zod/v4'],

  ['app/planted.ts', '@/services/api/call-api'],
  ['app/planted-package.ts', 'firebase-admin/firestore'],
  ['app/_thread/planted-package.ts', 'zod/v4'],
  ['app/_ui/planted.ts', '@/hooks/threads/use-thread'],
  ['app/_archive/planted.ts', '@/app/_thread/context'],
  ['app/_settings/planted.ts', '@/app/_thread/context'],
  ['app/_share/planted.ts', '@/app/_thread/thread-screen'],
  ['app/s/planted.ts', '@/server/shares/shares'],
  ['app/_sign-in/planted.ts', '@/app/_home/home'],
  ['app/_invite/planted.ts', '@/app/_home/home'],
  ['app/_search/planted.ts', '@/app/_thread/context'],
  ['app/_usage/planted.ts', '@/app/_thread/context'],
  ['app/_usage/planted-package.ts', 'recharts'],
  ['app/_usage/charts/planted.ts', '@/app/_usage/usage-page'],
  ['app/_home/planted.ts', '@/app/_sidebar/sidebar'],
  ['app/_shell/planted.ts', '@/app/_thread/conversation/conversation'],
  ['app/_sidebar/planted.ts', '@/app/_thread/thread-screen'],
  ['app/_thread/planted.ts', '@/app/_shell/workspace'],
  ['app/_thread/conversation/planted.ts', '@/app/_thread/composer/composer'],
  ['app/_thread/message/planted.ts', '@/app/_thread/conversation/conversation'],
  ['app/_thread/message/generated/planted.ts', '@/app/_thread/composer/composer'],
  ['app/_thread/message/planted-package.ts', '@thesysai/genui-sdk'],
  ['app/_thread/markdown/planted.ts', '@/app/_thread/message/message-tools'],
  ['app/_thread/composer/planted.ts', '@/app/_thread/conversation/conversation'],
  ['app/_thread/members/planted.ts', '@/app/_thread/thread-screen'],
  ['app/_thread/activity/planted.ts', '@/app/_thread/message/message-tools'],
  ['app/_thread/settings/planted.ts', '@/app/_thread/message/message-tools'],
  ['app/api/planted.ts', '@/services/api/call-api'],

  ['server/platform/planted.ts', '@/server/access/person'],
  ['server/access/planted.ts', '@/server/messages/messages'],
  ['server/messages/planted.ts', '@/server/runs/lease'],
  ['server/usage/planted.ts', '@/server/runs/lease'],
  ['server/runs/planted.ts', '@/server/chat/say'],
  ['server/runs/model/planted.ts', '@/server/runs/lease'],
  ['server/chat/planted.ts', '@/server/members/members'],
  ['server/members/planted.ts', '@/server/chat/say'],
  ['server/threads/planted.ts', '@/server/account/account'],
  ['server/account/planted.ts', '@/server/chat/say'],
  ['server/shares/planted.ts', '@/server/messages/messages'],
  ['server/archive/planted.ts', '@/server/account/account'],
  ['server/archives/planted.ts', '@/server/messages/messages'],
  ['server/imports/planted.ts', '@/server/account/account'],
  ['server/search/planted.ts', '@/server/members/members'],
  ['server/feedback/planted.ts', '@/server/runs/lease'],
  ['server/analytics/planted.ts', '@/server/runs/lease'],
  ['server/forks/planted.ts', '@/server/runs/runner'],
  ['server/platform/planted-package.ts', 'next/server'],
  ['server/runs/planted-package.ts', 'openai'],
];

/** Imports that the nearest wall allows. */
const OPEN = [
  ['app/planted-open.ts', '@/model/access'],
  ['services/firebase/planted-open.ts', 'firebase/app'],
  ['services/core/planted-open.ts', 'zod/v4-mini'],
  ['server/platform/planted-open.ts', 'firebase-admin/firestore'],
  ['app/_thread/conversation/planted-open.ts', '@/app/_thread/message/message-tools'],
  ['server/account/planted-open.ts', '@/server/threads/deletion'],
  ['server/runs/model/planted-open.ts', 'openai'],
] as const;

/** Walls that repeat the enclosing wall for the root layout. */
const WITHOUT_BREACH = ['app/layout.tsx'];

const reportSchema = z.object({
  diagnostics: z.array(z.object({ code: z.string(), filename: z.string(), help: z.string().default('') })),
});

let refusals: ReadonlyMap<string, string>;

// The planted files are in a separate tree: a concurrent build or type check does not see them.
const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'walls-'));

beforeAll(async () => {
  // A wall looks only at paths, and the planted tree has no types for type-aware rules.
  const withoutTypes = { ...config, options: { typeAware: false } };
  fs.writeFileSync(path.join(tree, '.oxlintrc.json'), JSON.stringify(withoutTypes));
  for (const [file, from] of [...BREACHES, ...OPEN]) {
    fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    fs.writeFileSync(path.join(tree, file), `import '${from}';\n`);
  }
  refusals = await lint();
}, 60_000);

afterAll(() => fs.rmSync(tree, { recursive: true }));

/** Lint's messages about imports, by file. */
async function lint(): Promise<ReadonlyMap<string, string>> {
  // Lint exits with 1 when it reports something.
  const report = await new Promise<string>((resolve) =>
    execFile(localBin('oxlint'), ['--format=json', '.'], { cwd: tree }, (_, stdout) => resolve(stdout)),
  );
  const { diagnostics } = reportSchema.parse(JSON.parse(report));
  const walls = diagnostics.filter(({ code }) => code.includes('no-restricted-imports'));
  return new Map(walls.map(({ filename, help }) => [filename, help]));
}

test.each(BREACHES)('[A16] %s may not import %s', (file) => {
  const wall = WALLS.findLast(({ files }) => path.matchesGlob(file, files));
  expect(refusals.get(file)).toBe(wall?.why ?? 'no wall');
});

test.each(OPEN)('[A16] %s may import %s', (file) => {
  expect(refusals.get(file)).toBeUndefined();
});

test('[A16] every wall has a planted breach', () => {
  const tried = BREACHES.map(([file]) => WALLS.findLast(({ files }) => path.matchesGlob(file, files))?.files);
  const all = WALLS.map(({ files }) => files).filter((files) => !WITHOUT_BREACH.includes(files));
  expect(all.filter((files) => !tried.includes(files))).toEqual([]);
});

test('[A16] every room has a wall of its own', () => {
  const rooms = fs.globSync('{model,services,hooks,server}/**/*.{ts,tsx}', { cwd: ROOT });
  const screens = fs.globSync('app/_*/**/*.{ts,tsx}', { cwd: ROOT });
  const wallOf = (file: string) => WALLS.findLast(({ files }) => path.matchesGlob(file, files))?.files;
  expect(rooms.filter((file) => wallOf(file) === undefined)).toEqual([]);
  expect(screens.filter((file) => wallOf(file) === 'app/**')).toEqual([]);
});

const MOST_FILES = 16;

test('[A16] a folder holds 16 source files at most, but for routes and the model', () => {
  const files = fs.globSync('{app,hooks,services,server,functions,scripts}/**/*.{ts,tsx}', {
    cwd: ROOT,
    exclude: (name) => name === 'node_modules' || name === 'lib',
  });
  const sources = files.filter((file) => !/\.test\.tsx?$/.test(file));
  const crowded = Object.entries(Object.groupBy(sources, (file) => path.dirname(file))).filter(
    ([, held = []]) => held.length > MOST_FILES,
  );
  expect(crowded.map(([folder, held = []]) => `${folder}: ${held.length}`)).toEqual([]);
});
