// Runs docs/api.md as a reader would, from top to bottom in one shell, and compares the output with the documented one.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { DEMO_PEOPLE } from '@/model/demo';
import { ENDPOINTS } from '@/model/endpoints';
import { comparable, escaped, examplesOf, matchDocumented } from './doc-blocks';
import { APP_URL, signIn } from './server';

const PAGE = path.resolve(import.meta.dirname, '../../docs/api.md');
const examples = examplesOf(fs.readFileSync(PAGE, 'utf8'));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cothread-api-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const run = promisify(execFile);

test('[E8] the page has an example of every route', () => {
  const sources = examples.map(({ source }) => source).join('\n');
  const paths = Object.keys(ENDPOINTS).map((endpoint) => endpoint.replace(/^\w+ /, ''));
  expect(paths).not.toEqual([]);
  for (const path of paths) expect(sources).toMatch(pathPattern(path));
});

test.each(examples.filter(({ language }) => language === 'sh'))(
  '[E8] docs/api.md, line $line: the command has the documented output',
  async (example) => {
    const came = comparable(await inShell(example.source));
    expect(came).toEqual(matchDocumented(comparable(example.expected), came));
  },
);

test.each(examples.filter(({ language }) => language === 'python'))(
  '[E8] docs/api.md, line $line: the Python client has the documented output',
  async (example) => {
    const file = path.join(folder, 'client.py');
    fs.writeFileSync(file, example.source);
    const { token } = await signIn(DEMO_PEOPLE[0].email);
    const env = { ...process.env, BASE_URL: APP_URL, TOKEN: token, PYTHONUTF8: '1' };
    const { stdout } = await run('python3', [file], { env });
    const came = comparable(stdout);
    expect(came).toEqual(matchDocumented(comparable(example.expected), came));
  },
);

/** Each block is a separate shell, with the variables that the previous one left. */
async function inShell(source: string): Promise<string> {
  const variables = path.join(folder, 'variables');
  const script = [
    'set -euo pipefail',
    `[ -f "${variables}" ] && . "${variables}"`,
    source,
    `for name in BASE_URL AUTH_EMULATOR TOKEN AUTH JSON THREAD MESSAGE RUN ANSWER UNASKED QUESTION INVITE INVITE_ID IMPORT SHARE SHARE_TOKEN COOKIE FORK; do`,
    `  [ -n "\${!name+set}" ] && declare -p "$name"`,
    `done > "${variables}" || true`,
  ].join('\n');
  const { stdout } = await run('bash', ['-c', script], { env: { ...process.env, BASE_URL: APP_URL } });
  return stdout;
}

function pathPattern(path: string): RegExp {
  const parts = path.split(/\{[^}]+\}/).map(escaped);
  return new RegExp(`\\$BASE_URL${parts.join('[^/"\\s]+')}["?\\s]`);
}
