// `npm run import` against a server, where now the one and now the other is killed at any moment. IMPORT_KILLS=10 for the long trial.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { threadListResponseSchema } from '@/model/list-responses';
import { localBin, ROOT } from '@/scripts/stack/child';
import { node, tree } from '@/tests/support/archives/chatgpt';
import { read, setServers } from './fixtures';

const KILLS = Number(process.env['IMPORT_KILLS'] ?? '4');
const CONVERSATIONS = 3;
const MESSAGES = 300;
/** A whole import of the file takes a little longer here. */
const LATEST_KILL_MS = 3_000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cothread-import-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));
const file = path.join(folder, 'conversations.json');
fs.writeFileSync(file, JSON.stringify(Array.from({ length: CONVERSATIONS }, (_, index) => talk(index))));

const { a, ada, messagesOf } = await setServers({ RATE_FACTOR: '1000' });

function talk(number: number): object {
  const nodes = Array.from({ length: MESSAGES }, (_, index) =>
    node({
      id: `m${index}`,
      parent: index === 0 ? 'client-created-root' : `m${index - 1}`,
      role: index % 2 === 0 ? 'user' : 'assistant',
      at: index,
      text: `words ${index}`,
    }),
  );
  return tree(nodes, { title: titleOf(number), conversation_id: `c${number}` });
}

function titleOf(number: number): string {
  return `Kept ${number}`;
}

type Command = { child: ChildProcess; ended: Promise<{ code: unknown; output: string }> };

function importFile(): Command {
  const args = ['--conditions=react-server', path.join(ROOT, 'scripts', 'import.ts'), file];
  const env = { ...process.env, BASE_URL: a.url, TOKEN: ada.token };
  const child = spawn(localBin('tsx'), args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (output += piece.toString()));
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, output }));
  return { child, ended };
}

/** The threads of the file that Ada has, each with its texts. */
async function imported(): Promise<Map<string, string[]>> {
  const answer = await ada.call(a, 'GET', '/api/threads');
  const { threads } = read(answer, 200, threadListResponseSchema);
  const own = threads.filter(({ title }) => title.startsWith('Kept'));
  expect(new Set(own.map(({ title }) => title)).size).toBe(own.length);
  const texts = own.map(
    async ({ id, title }) => [title, (await messagesOf(id)).map(({ content }) => content)] as const,
  );
  return new Map(await Promise.all(texts));
}

const WHOLE = Array.from({ length: MESSAGES }, (_, index) => `words ${index}`);

test(
  '[K19] [K20] an import whose command or server is killed at any moment shows whole conversations alone, each once; the next one brings the rest',
  async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { child, ended } = importFile();
      const at = 400 + Math.random() * LATEST_KILL_MS;
      await wait(at);
      if (kill % 2 === 0) child.kill('SIGKILL');
      else {
        await a.kill();
        await a.start();
      }
      const { output } = await ended;
      console.log(`${kill % 2 === 0 ? 'command' : 'server'} killed after ${Math.round(at)} ms: ${output}`);
      expect(output).not.toMatch(/^\s+at /m);
      for (const [title, texts] of await imported())
        expect({ kill, title, texts }).toEqual({ kill, title, texts: WHOLE });
    }
    expect(await importFile().ended).toMatchObject({ code: 0 });
    const all = await imported();
    expect([...all.keys()].toSorted()).toEqual(
      Array.from({ length: CONVERSATIONS }, (_, index) => titleOf(index)),
    );
    for (const texts of all.values()) expect(texts).toEqual(WHOLE);
    const again = await importFile().ended;
    expect(again.code).toBe(0);
    expect(again.output.match(/0 added, 300 already here/g)).toHaveLength(CONVERSATIONS);
  },
  60_000 + KILLS * 15_000,
);
