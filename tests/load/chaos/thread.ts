// One thread of a trial: three people who ask and act on each other's questions, three pages that follow, and everything
// that was sent and received, for the judge.
import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { PAYERS } from '@/model/budget';
import { chatResponseSchema } from '@/model/message';
import { regenerateResponseSchema } from '@/model/run';
import { draftPath, runPath, runsPath } from '@/model/paths';
import { threadResponseSchema } from '@/model/thread';
import { HOST } from '@/scripts/stack/ports';
import type { Caller } from '@/tests/load/caller';
import type { FollowerEvent } from '@/tests/load/follower';
import type { TrialWorld } from '@/tests/load/world';
import type { Backend, Fleet } from './fleet';
import type { Sent } from '@/tests/load/chaos/judge/judge';
import { openPage, type Page } from './page';
import { randomFrom, between, type Random } from './random';
import { makeObserver, type Observer } from '@/tests/load/chaos/judge/observer';

export type TrialThread = {
  name: string;
  threadId: string;
  people: readonly Caller[];
  pages: readonly Page[];
  observer: Observer;
  /** Everything sent, accepted or not. */
  sent: Sent[];
  /** The question of each run that a response named. */
  asked: Map<string, Sent>;
  stopAsked: Set<string>;
  send: (sendOptions: SendOptions) => Promise<Sent>;
  regenerate: (person: number, runId: string) => Promise<string | undefined>;
  close: () => Promise<void>;
};

export type SendOptions = {
  person: number;
  directives: string;
  trouble?: Sent['trouble'];
  /** The servers that get it at the same time; default: one. */
  to?: readonly Backend[];
};

type TrialThreadOptions = {
  /** Receives the events of the pages. */
  evidence: { event: (thread: string, slot: string, event: FollowerEvent) => void };
  world: TrialWorld;
  fleet: Fleet;
  people: readonly Caller[];
  number: number;
  seed: number;
  leaseMs: number;
};

export async function openThread({
  world,
  fleet,
  people,
  number,
  seed,
  leaseMs,
  evidence,
}: TrialThreadOptions): Promise<TrialThread> {
  const name = `thread ${number}`;
  const [owner, ...others] = people;
  if (owner === undefined) throw new Error('A thread needs people.');
  const random = randomFrom(seed * 1_000 + number);
  const threadId = await makeThread(fleet, { owner, others, number });
  const find: Observer['find'] = (verdict, message) => observer.find(verdict, message);
  const watch = watchStore(world.db, threadId, find);
  const observer = makeObserver(name, watch);
  const pages = people.map((person) =>
    openPage({
      host: `${HOST}:${world.ports.firestore}`,
      projectId: world.projectId,
      uid: person.uid,
      threadId,
      leaseMs,
      random,
      poke: () => {
        const resume = { method: 'POST', path: `/api/threads/${threadId}/resume` };
        void fleet.deliver(person, resume);
      },
      onEvent: (event) => {
        evidence.event(name, person.name, event);
        observer.observe(person.name, event);
      },
    }),
  );
  const sender = senderOf({ fleet, people, threadId, number, random });
  return {
    name,
    threadId,
    people,
    pages,
    observer,
    ...sender,
    stopAsked: new Set(),
    regenerate: async (person, runId) => {
      const caller = people[person];
      const answer = observer.answerOf(runId);
      if (caller === undefined || answer === undefined) return undefined;
      const path = `/api/threads/${threadId}/messages/${answer.id}/regenerate`;
      // Without a client-side id: sent once, and the result is read from the store.
      const reply = await caller.call(fleet.pick().server, 'POST', path, {}).catch(() => undefined);
      const regeneratedRunId = regenerateResponseSchema.safeParse(reply?.body).data?.runId;
      const question = sender.asked.get(runId);
      if (regeneratedRunId !== undefined && question !== undefined)
        sender.asked.set(regeneratedRunId, question);
      return regeneratedRunId;
    },
    close: async () => {
      await watch.stop();
      await Promise.all(pages.map((page) => page.close()));
    },
  };
}

type Making = { owner: Caller; others: readonly Caller[]; number: number };

/** Who pays for answers, each thread in turn says differently. */
async function makeThread(fleet: Fleet, { owner, others, number }: Making): Promise<string> {
  const made = await fleet.deliver(owner, { method: 'POST', path: '/api/threads', body: {} });
  const { id } = threadResponseSchema.parse(made.body).thread;
  for (const { email } of others) {
    const body = { email, role: 'editor' };
    await fleet.deliver(owner, { method: 'POST', path: `/api/threads/${id}/members`, body });
  }
  const payer = PAYERS[number % PAYERS.length];
  await fleet.deliver(owner, { method: 'PATCH', path: `/api/threads/${id}`, body: { payer } });
  return id;
}

const LOOK_MS = 1_000;

/** Consistent reads: how many runs are written at the same time, and what is stored beside an answer. */
function watchStore(db: Firestore, threadId: string, find: Observer['find']) {
  const writing = db.collection(runsPath(threadId)).where('status', '==', 'writing').count();
  const looks = new Set<Promise<void>>();
  const look = (looking: () => Promise<void>) => {
    const pending = looking().finally(() => looks.delete(pending));
    looks.add(pending);
  };
  const count = async () => {
    const runs = (await writing.get()).data().count;
    if (runs > 1) find('doubled', `${runs} runs were written at the same time`);
  };
  const seeRun = async (runId: string) => {
    const run = await db.doc(runPath(threadId, runId)).get();
    const draft = await db.doc(draftPath(threadId, runId, Number(run.get('attempt')))).get();
    if (run.get('status') === 'writing' || draft.exists)
      find('differing', `${runId} was still being written beside its answer`);
  };
  // One read at a time: a paused store does not get repeated reads.
  const timer = setInterval(() => looks.size === 0 && look(count), LOOK_MS);
  return {
    concurrentRuns: () => look(count),
    landed: (runId: string) => look(() => seeRun(runId)),
    stop: async () => {
      clearInterval(timer);
      await Promise.all(looks);
    },
  };
}

type SenderOptions = {
  fleet: Fleet;
  people: readonly Caller[];
  threadId: string;
  number: number;
  random: Random;
};

const SUBJECTS = [
  'the launch 🚀',
  'our two plans',
  'what Grace said',
  'the budget',
  'a name 🧭',
  'the next week',
];

/** Sends messages with ids of its own, and records them. */
function senderOf({ fleet, people, threadId, number, random }: SenderOptions) {
  const sent: Sent[] = [];
  const asked = new Map<string, Sent>();
  const send = async ({
    person,
    directives,
    trouble = null,
    to = [fleet.pick()],
  }: SendOptions): Promise<Sent> => {
    const tag = `(${number}-${sent.length + 1})`;
    const subject = SUBJECTS[between(random, 0, SUBJECTS.length - 1)] ?? '';
    const text = `What about ${subject} ${tag} [demo counted ${directives}]`;
    const message: Sent = { id: randomUUID(), tag, text, trouble, statuses: [], runIds: new Set() };
    sent.push(message);
    const caller = people[person];
    if (caller === undefined) return message;
    const body = { threadId, message: text, messageId: message.id, ask: true };
    const request = { method: 'POST', path: '/api/chat', body };
    const replies = await Promise.all(to.map((backend) => fleet.deliver(caller, request, backend)));
    for (const { status, body: reply } of replies) {
      message.statuses.push(status);
      const runId = chatResponseSchema.safeParse(reply).data?.runId ?? null;
      if (runId === null) continue;
      message.runIds.add(runId);
      asked.set(runId, message);
    }
    return message;
  };
  return { sent, asked, send };
}
