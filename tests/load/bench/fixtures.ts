// Fixtures of every part of the bench: one world, one warm server, one person who owns the threads and asks in them.
import { randomBytes } from 'node:crypto';
import * as z from 'zod/v4';
import { chatResponseSchema } from '@/model/message';
import { threadResponseSchema } from '@/model/thread';
import { HOST } from '@/scripts/stack/ports';
import type { Caller } from '@/tests/load/caller';
import type { Server } from '@/tests/load/server';
import type { ModelRequest, World } from '@/tests/load/world';

type BenchWorld = Omit<World, 'emulators' | 'ports'> & { ports: { firestore: number } };

export type Fixtures = {
  world: BenchWorld;
  server: Server;
  ada: Caller;
  /** `smoke`: a few answers, no browser, each part within half a minute. */
  extent: 'whole' | 'smoke';
};

export type BenchThread = {
  threadId: string;
  /** The owner of the thread. */
  uid: string;
  /** Sends a question with these directives; `server` when it is not the fixtures' own. */
  ask: (directives: string, server?: Server) => Promise<Asked>;
};

export type Asked = {
  runId: string;
  /** When the POST was sent. */
  sentAt: number;
  /** The model's request, with the times of its deltas: complete once the answer has ended. */
  request: () => Promise<ModelRequest>;
};

/** Starts everything, and warms up every code path of the server. */
export async function openFixtures(world: BenchWorld, extent: Fixtures['extent']): Promise<Fixtures> {
  const server = await world.server();
  const ada = await world.person('Ada', server);
  const fixtures: Fixtures = { world, server, ada, extent };
  await openThread(fixtures);
  return fixtures;
}

export const firestoreHost = ({ world }: Fixtures): string => `${HOST}:${world.ports.firestore}`;

/** A thread with a first message, which shows that a screen has loaded it. */
export async function openThread({ ada, server, world }: Fixtures): Promise<BenchThread> {
  const created = await post(ada, server, '/api/threads', {});
  const threadId = threadResponseSchema.parse(created).thread.id;
  await post(ada, server, '/api/chat', { threadId, message: 'We measure here.', ask: false });
  return {
    threadId,
    uid: ada.uid,
    ask: async (directives, on = server) => {
      const question = newQuestion(directives);
      const sentAt = Date.now();
      const answer = await post(ada, on, '/api/chat', { threadId, message: question.text, ask: true });
      const runId = z.string().parse(chatResponseSchema.parse(answer).runId);
      return { runId, sentAt, request: () => requestOf(world, question.tag) };
    },
  };
}

/** A text that identifies the question in the model's log. */
export function newQuestion(directives: string): { text: string; tag: string } {
  const tag = `Q${randomBytes(6).toString('hex')}`;
  return { text: `What now? ${tag} [demo ${directives}]`, tag };
}

export async function requestOf(world: BenchWorld, tag: string): Promise<ModelRequest> {
  const [request] = await world.model.requests(tag);
  if (request === undefined) throw new Error(`The model never received ${tag}.`);
  return request;
}

export async function post(caller: Caller, server: Server, path: string, body: object): Promise<unknown> {
  const { status, body: answer } = await caller.call(server, 'POST', path, body);
  if (status >= 400) throw new Error(`POST ${path} answered ${status}: ${JSON.stringify(answer)}`);
  return answer;
}
