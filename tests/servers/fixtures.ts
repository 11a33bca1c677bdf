// Fixtures of these stories: two servers as production runs them on one Firestore, people who call either, and
// followers under the rules. A server can be killed, frozen or shut down; each file has two of its own.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Firestore } from 'firebase-admin/firestore';
import { afterAll, afterEach, expect } from 'vitest';
import * as z from 'zod/v4';
import { chatResponseSchema, messageSchema, type Message } from '@/model/message';
import {
  regenerateResponseSchema,
  stopResponseSchema,
  OPEN_RUN_STATUSES,
  runSchema,
  type Run,
} from '@/model/run';
import { threadResponseSchema } from '@/model/thread';
import { draftsPath, messagesPath, runPath, runsPath, leasePath } from '@/model/paths';
import { HOST } from '@/scripts/stack/ports';
import { readDocument, readDocuments } from '@/server/platform/documents';
import type { Answer, Caller } from '@/tests/load/caller';
import type { Server } from '@/tests/load/server';
import { joinWorld } from '@/tests/load/world';
import { textAt, eventsBriefly, watchThread, type Screen } from './screen';

/** Short enough to wait for, and longer than a busy machine keeps a live server from renewing. */
export const SOON = { LEASE_MS: '3000' };

/** Two servers, A and B, with Ada and Grace; `environment` is added to that of all servers of these tests. */
export async function setServers(environment: Record<string, string> = {}) {
  const world = await joinWorld({ projectId: `demo-servers-${randomUUID().slice(0, 8)}` });
  afterAll(world.end);
  const servers: Server[] = [];
  const server = async (env: Record<string, string>) => {
    const started = await world.server({ ...SOON, ...env });
    servers.push(started);
    return started;
  };
  const [a, b] = await Promise.all([server(environment), server(environment)]);
  const [ada, grace] = await Promise.all([world.person('Ada', a), world.person('Grace', b)]);
  const { db } = world;

  const screens: Screen[] = [];
  afterEach(async ({ task }) => {
    // After a failure, the logs of the servers and the events of the screens tell more than the assertion.
    if (task.result?.state === 'fail')
      console.log(...servers.map(lastLogLines), ...screens.map(eventsBriefly));
    await Promise.all(screens.splice(0).map((screen) => screen.close()));
  });

  return {
    world,
    db,
    /** One more server, with its own environment. */
    server,
    a,
    b,
    ada,
    grace,
    /** Starts both servers, whatever state the previous story left. */
    bothUp: () => Promise.all([a.start(), b.start()]),
    /** A thread of Ada's in which Grace is an editor. It has a title, so none is generated. */
    thread: (title = 'Two servers') => newThread({ owner: ada, editor: grace, server: b, title }),
    /** A screen of `who` that follows a thread until the test ends. */
    watch: (threadId: string, who: Caller): Screen => {
      const host = `${HOST}:${world.ports.firestore}`;
      const screen = watchThread({ host, projectId: world.projectId, uid: who.uid, threadId });
      screens.push(screen);
      return screen;
    },
    messagesOf: (threadId: string) => messagesOf(db, threadId),
    run: (threadId: string, runId: string) => runOf(db, threadId, runId),
    open: (threadId: string) => openOf(db, threadId),
    /** Every document under a thread, by path, with its update time. */
    everything: (threadId: string) => everythingUnder(db, `threads/${threadId}`),
    /** The answer of a run, once it exists. */
    answered: (threadId: string, runId: string) =>
      until(
        async () => (await messagesOf(db, threadId)).find((message) => isAnswerOf(message, runId)),
        `the answer of ${runId}`,
      ),
    /** The model's requests whose question contains `words`; waits for at least `count` of them. */
    modelAsked: (question: string, count = 1) =>
      until(async () => {
        const requests = await world.model.requests(question);
        return requests.length >= count && requests;
      }, `${count} questions "${question}" at the model`),
  };
}

/** Expects that nothing is left of a thread's runs once all have ended. */
export const NOTHING_OPEN = { lease: false, drafts: 0, openRuns: 0 };

async function newThread({
  owner,
  editor,
  server,
  title,
}: {
  owner: Caller;
  editor: Caller;
  server: Server;
  title: string;
}): Promise<string> {
  const created = await owner.call(server, 'POST', '/api/threads', { title });
  const { id } = read(created, 201, threadResponseSchema).thread;
  const invitee = { email: editor.email, role: 'editor' };
  expect((await owner.call(server, 'POST', `/api/threads/${id}/members`, invitee)).status).toBe(202);
  return id;
}

/** Asks in a thread through one of the servers. Returns the run, queued or writing. */
export async function ask(who: Caller, server: Server, threadId: string, message: string): Promise<string> {
  const answer = await who.call(server, 'POST', '/api/chat', { threadId, message, ask: true });
  const { runId } = read(answer, 202, chatResponseSchema);
  if (runId === null) throw new Error('nothing was asked');
  return runId;
}

export async function stop(who: Caller, server: Server, threadId: string, runId: string) {
  const answer = await who.call(server, 'POST', `/api/threads/${threadId}/runs/${runId}/stop`);
  return read(answer, 200, stopResponseSchema).outcome;
}

export async function regenerate(who: Caller, server: Server, threadId: string, messageId: string) {
  const path = `/api/threads/${threadId}/messages/${messageId}/regenerate`;
  return read(await who.call(server, 'POST', path), 202, regenerateResponseSchema).runId;
}

export async function resume(who: Caller, server: Server, threadId: string): Promise<void> {
  expect((await who.call(server, 'POST', `/api/threads/${threadId}/resume`)).status).toBe(202);
}

/** The body of an API response; any other status fails with the body it got. */
export function read<S extends z.core.$ZodType>(answer: Answer, status: number, schema: S): z.infer<S> {
  expect(answer).toMatchObject({ status });
  return z.parse(schema, answer.body);
}

const LAST_LINES = 25;

/** The end of a server's log. */
function lastLogLines({ url, log }: Server): string {
  return [`\n${url} said last:`, ...log().slice(-LAST_LINES)].map((line) => line.slice(0, 300)).join('\n');
}

async function messagesOf(db: Firestore, threadId: string): Promise<Message[]> {
  return readDocuments(
    messageSchema,
    (await db.collection(messagesPath(threadId)).orderBy('seq').get()).docs,
  );
}

async function runOf(db: Firestore, threadId: string, runId: string): Promise<Run | undefined> {
  return readDocument(runSchema, await db.doc(runPath(threadId, runId)).get());
}

async function openOf(db: Firestore, threadId: string) {
  const [lease, drafts, runs] = await Promise.all([
    db.doc(leasePath(threadId)).get(),
    db.collection(draftsPath(threadId)).listDocuments(),
    db.collection(runsPath(threadId)).where('status', 'in', OPEN_RUN_STATUSES).get(),
  ]);
  return { lease: lease.exists, drafts: drafts.length, openRuns: runs.size };
}

async function everythingUnder(db: Firestore, path: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const look = async (doc: string): Promise<void> => {
    const [snapshot, collections] = await Promise.all([db.doc(doc).get(), db.doc(doc).listCollections()]);
    if (snapshot.updateTime !== undefined) found[doc] = snapshot.updateTime.valueOf();
    const below = await Promise.all(collections.map((collection) => collection.listDocuments()));
    await Promise.all(below.flat().map((each) => look(each.path)));
  };
  await look(path);
  return found;
}

function isAnswerOf(message: Message, runId: string): boolean {
  return message.role === 'assistant' && message.runId === runId;
}

/** Waits until a screen has received more than `length` characters of an attempt; returns its text. */
export function screenText(screen: Screen, { runId, attempt = 1, length = 0 }: TextOptions): Promise<string> {
  const more = () => {
    const text = textAt(screen, runId, attempt);
    return text.length > length && text;
  };
  return until(more, `a screen has text of attempt ${attempt} of ${runId}`, { screens: [screen] });
}

type TextOptions = { runId: string; attempt?: number; length?: number };

type Patience = {
  /** The polling interval. */
  everyMs?: number;
  /** The timeout of a wait. */
  atMostMs?: number;
  /** Screens that are refreshed meanwhile. */
  screens?: readonly Screen[];
};

/** Polls until `fact` returns something. */
export async function until<T>(
  fact: () => Promise<T | undefined | false> | T | undefined | false,
  what: string,
  { everyMs = 15, atMostMs = 60_000, screens = [] }: Patience = {},
): Promise<T> {
  const deadline = Date.now() + atMostMs;
  while (Date.now() < deadline) {
    const found = await fact();
    if (found !== undefined && found !== false) return found;
    for (const screen of screens) screen.reloadIfSilent();
    await wait(everyMs);
  }
  throw new Error(`never came true: ${what}`);
}
