// Shows that the judge sees: the server is broken on purpose in a copy of this checkout, built, and tried. A defect that
// is not found fails the command, and so does one that can no longer be planted because the code has changed.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod/v4';
import { CACHE, ROOT, localBin, runCommand, startChild } from '@/scripts/stack/child';
import { PlainError } from '@/scripts/stack/main';

type Change = { file: string; edits: readonly (readonly [string, string])[] };
type PlantedDefect = { name: string; description: string; changes: readonly Change[] };

/** Next would take the outer checkout for the root of the copy, which lies inside it. */
const OWN_ROOT: Change = {
  file: 'next.config.ts',
  edits: [['  turbopack: {\n', '  turbopack: {\n    root: process.cwd(),\n']],
};

const PLANTED_DEFECTS: readonly PlantedDefect[] = [
  {
    name: 'kept-draft',
    description: 'a finalizeRun that keeps the draft',
    changes: [
      {
        file: 'server/runs/finalize.ts',
        edits: [
          [
            'batch.delete(firestore().doc(draft), draftPrecondition(fence.draftUnchangedSince));',
            'batch.update(firestore().doc(draft), { runId }, draftPrecondition(fence.draftUnchangedSince));',
          ],
        ],
      },
    ],
  },
  {
    name: 'free-claim',
    description: 'a claim without precondition',
    changes: [
      {
        file: 'server/runs/lease.ts',
        edits: [
          ['batch.create(db.doc(leasePath(threadId)), {', 'batch.set(db.doc(leasePath(threadId)), {'],
          [
            '{ ...counts, ...holderFields(owner) },\n    { lastUpdateTime: updateTime },',
            '{ ...counts, ...holderFields(owner) },\n    updateTime === undefined ? {} : { exists: true },',
          ],
        ],
      },
      {
        file: 'server/runs/draft.ts',
        edits: [
          [
            'batch.create(firestore().doc(draftPath(threadId, runId, attempt)), {',
            'batch.set(firestore().doc(draftPath(threadId, runId, attempt)), {',
          ],
        ],
      },
      {
        file: 'server/runs/takeover.ts',
        edits: [
          [
            'batch.delete(draft.ref, draft.updateTime === undefined ? {} : { lastUpdateTime: draft.updateTime });',
            'batch.delete(draft.ref);',
          ],
        ],
      },
    ],
  },
];

/** @returns 0 when every planted defect was found */
export async function findPlanted(log: (line: string) => void): Promise<number> {
  let missed = 0;
  for (const defect of PLANTED_DEFECTS) {
    const root = path.join(CACHE, `planted-${defect.name}`);
    log(`${defect.description}: copied to ${path.relative(ROOT, root)}`);
    copyCheckout(root);
    for (const change of [OWN_ROOT, ...defect.changes]) edit(root, change, defect.description);
    await build(root);
    log(`${defect.description}: built, and tried now`);
    const found = await tryBroken(root);
    if (found.length === 0) missed += 1;
    log(
      `${found.length > 0 ? '✓' : '✗'} ${defect.description}: ${found.length > 0 ? `found by ${found.join(', ')}` : 'not found'}`,
    );
  }
  return missed === 0 ? 0 : 1;
}

/** Sources as they are now, committed or not; packages as hard links, which Next takes for its own. */
function copyCheckout(root: string): void {
  fs.rmSync(root, { recursive: true, force: true });
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const file of files.trim().split('\n')) {
    const from = path.join(ROOT, file);
    // One that was deleted and not committed yet is listed all the same.
    if (fs.existsSync(from)) fs.cpSync(from, path.join(root, file));
  }
  link(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
}

function link(from: string, to: string): void {
  fs.mkdirSync(to, { recursive: true });
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) link(source, target);
    else if (entry.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(source), target);
    else fs.linkSync(source, target);
  }
}

/** @throws PlainError when the code to be changed does not stand there exactly once */
function edit(root: string, { file, edits }: Change, description: string): void {
  const target = path.join(root, file);
  const changed = edits.reduce(
    (text, [whole, broken]) => {
      const pieces = text.split(whole);
      if (pieces.length !== 2)
        throw new PlainError(
          `“${description}” cannot be planted: ${file} has ${pieces.length - 1} times\n${whole}`,
        );
      return pieces.join(broken);
    },
    fs.readFileSync(target, 'utf8'),
  );
  fs.writeFileSync(target, changed);
}

async function build(root: string): Promise<void> {
  const child = startChild({
    command: path.join(root, 'node_modules', '.bin', 'next'),
    args: ['build'],
    cwd: root,
    order: 'dependents',
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  });
  const { code } = await child.exited;
  if (code !== 0) throw new PlainError(`The broken copy was not built:\n${child.lastLines().join('\n')}`);
}

const countsSchema = z.record(z.string(), z.number());

/** A trial in a process of its own, which has emulators of its own. @returns the verdicts that found something */
async function tryBroken(root: string): Promise<string[]> {
  const counts = path.join(root, 'counts.json');
  const script = path.join(ROOT, 'tests/load/chaos.ts');
  await runCommand(localBin('tsx'), [
    '--conditions=react-server',
    script,
    `--root=${root}`,
    `--counts=${counts}`,
  ]);
  if (!fs.existsSync(counts)) throw new PlainError('The trial of the broken copy did not come to its end.');
  const found = countsSchema.parse(JSON.parse(fs.readFileSync(counts, 'utf8')));
  return Object.entries(found)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${verdict} (${count})`);
}
