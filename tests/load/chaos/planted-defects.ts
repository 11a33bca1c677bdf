// Tests the judge: the server is broken on purpose in a copy of this checkout, built, and tried. A defect that is not found
// fails the command, and so does one that can no longer be planted because the code has changed.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod/v4';
import { CACHE, ROOT, localBin, runCommand, startChild } from '@/scripts/stack/child';
import { PlainError } from '@/scripts/stack/main';
import { DEFECTS, ownRoot, plantedFiles } from './defects';

/** @returns 0 when every planted defect was found */
export async function findPlanted(log: (line: string) => void): Promise<number> {
  let missed = 0;
  for (const defect of DEFECTS) {
    const root = path.join(CACHE, `planted-${defect.name}`);
    log(`${defect.description}: copied to ${path.relative(ROOT, root)}`);
    copyCheckout(root);
    for (const { file, text } of [ownRoot(), ...plantedFiles(defect)])
      fs.writeFileSync(path.join(root, file), text);
    await build(root);
    log(`${defect.description}: built; the trial starts`);
    const found = await tryBroken(root);
    if (found.length === 0) missed += 1;
    log(
      `${found.length > 0 ? '✓' : '✗'} ${defect.description}: ${found.length > 0 ? `found by ${found.join(', ')}` : 'not found'}`,
    );
  }
  return missed === 0 ? 0 : 1;
}

/** Copies the sources, committed or not; packages are hard links, which Next accepts inside the copy. */
function copyCheckout(root: string): void {
  fs.rmSync(root, { recursive: true, force: true });
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const file of files.trim().split('\n')) {
    const from = path.join(ROOT, file);
    // A file whose deletion is not committed yet is listed too.
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

/** Runs a trial in a separate process with its own emulators. @returns the verdicts that found something */
async function tryBroken(root: string): Promise<string[]> {
  const counts = path.join(root, 'counts.json');
  const script = path.join(ROOT, 'tests/load/chaos.ts');
  await runCommand(localBin('tsx'), [
    '--conditions=react-server',
    script,
    `--root=${root}`,
    `--counts=${counts}`,
  ]);
  if (!fs.existsSync(counts)) throw new PlainError('The trial of the broken copy did not finish.');
  const found = countsSchema.parse(JSON.parse(fs.readFileSync(counts, 'utf8')));
  return Object.entries(found)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${verdict} (${count})`);
}
