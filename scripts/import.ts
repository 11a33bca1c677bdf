// `npm run import -- file.zip`: imports the conversations of a file over the HTTP API, as the person of a token: BASE_URL and TOKEN, as
// in docs/api.md. `--dry-run` only says what is in the file; `--to=ID` appends to that thread; `--only=TEXT` takes the conversations
// whose title has it.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod/v4';
import { readArchive } from '@/model/archive/archive';
import type { Conversation } from '@/model/archive/conversation';
import { beginImportResponseSchema, finishImportResponseSchema, importParts } from '@/model/import';
import { PlainError, runMain } from '@/scripts/stack/main';

const BASE_URL = process.env['BASE_URL'] ?? 'http://127.0.0.1:3000';
/** Requests that were too many are sent again after the seconds that the server says, so often. */
const MOST_TRIES = 20;

const errorSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** A request that the server refused: its conversation does not come in. */
class Refused extends Error {
  readonly code: string;

  constructor({ code, message }: { code: string; message: string }) {
    super(message);
    this.code = code;
  }
}

async function send(method: 'POST' | 'DELETE', path: string, body: unknown = {}): Promise<unknown> {
  const token = process.env['TOKEN'];
  if (!token) throw new PlainError('TOKEN is missing: docs/api.md says how to get one.');
  for (let tries = 1; ; tries += 1) {
    const { status, retryAfter, answer } = await ask(path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (status < 400) return answer;
    const seconds = Number(retryAfter);
    if (status !== 429 || seconds === 0 || tries === MOST_TRIES)
      throw new Refused(errorSchema.parse(answer).error);
    await wait(seconds * 1_000);
  }
}

/** @throws PlainError when there is no answer */
async function ask(path: string, request: RequestInit) {
  try {
    const response = await fetch(`${BASE_URL}${path}`, request);
    const answer: unknown = response.status === 204 ? null : await response.json();
    return { status: response.status, retryAfter: response.headers.get('retry-after'), answer };
  } catch {
    throw new PlainError(
      `${BASE_URL} does not answer. What has come in stays; the same command again brings the rest.`,
    );
  }
}

type Target = { file: { id: string; bytes: number }; threadId: string | undefined };

async function importOne(one: Conversation, { file, threadId }: Target): Promise<string> {
  const { format, sourceId, title, createdAt, updatedAt, messages } = one;
  const conversation = { format, sourceId, title, createdAt, updatedAt, messages: messages.length };
  const begun = await send('POST', '/api/imports', { file, conversation, threadId });
  const { importId } = beginImportResponseSchema.parse(begun);
  try {
    let part = 0;
    for (const entries of importParts(one)) {
      await send('POST', `/api/imports/${importId}/parts`, { part, entries });
      part += 1;
    }
    const finished = finishImportResponseSchema.parse(await send('POST', `/api/imports/${importId}/finish`));
    return `${finished.added} added, ${finished.alreadyHere} already here → ${BASE_URL}/t/${finished.threadId}`;
  } catch (error) {
    // What was sent would be removed by the sweep all the same.
    await send('DELETE', `/api/imports/${importId}`).catch(() => undefined);
    throw error;
  }
}

/** What a conversation is, and what of it does not come along. */
function lineOf({ format, title, messages, branches, skipped, cut }: Conversation): string {
  const counts = Object.entries({
    ...skipped,
    ...cut,
    ...(branches.length > 0 && { branches: branches.length }),
  });
  const left = counts.map(([what, count]) => `${what} ${count}`).join(', ');
  return `${title || '(no title)'} · ${format}, ${messages.length} messages${left === '' ? '' : ` · not included: ${left}`}`;
}

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, to: { type: 'string' }, only: { type: 'string' } },
  });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0)
    throw new PlainError(
      'Say which file: npm run import -- export.zip [--dry-run] [--to=THREAD] [--only=TITLE]',
    );
  const blob = await fs.openAsBlob(name);
  const target = { file: { id: randomUUID(), bytes: blob.size }, threadId: values.to };
  let failed = 0;
  for await (const item of readArchive(blob)) {
    if (item.kind !== 'conversation') {
      failed += item.kind === 'ignored' ? 0 : 1;
      console.log(`${item.kind}: ${JSON.stringify(item)}`);
      continue;
    }
    const { conversation } = item;
    if (values.only !== undefined && !conversation.title.includes(values.only)) continue;
    console.log(lineOf(conversation));
    if (values['dry-run'] === true) continue;
    try {
      console.log(`  ${await importOne(conversation, target)}`);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      failed += 1;
      console.log(`  not imported: ${error.message} (${error.code})`);
    }
  }
  return failed === 0 ? 0 : 1;
}

await runMain(() => main(process.argv.slice(2)));
