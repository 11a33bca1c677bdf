// (d) What one answer costs in Firestore: writes, deletes and reads, counted, and their price.
import { setTimeout as wait } from 'node:timers/promises';
import { type Call, type Calls, startCalls } from './calls';
import { startFollowers } from './followers';
import { type Part, bytes, count, dollars } from './report';
import { type Room, type Stage, firestoreHost, openRoom } from './stage';

/** Sixty tokens a second for twenty seconds. */
const CHARS = 4_800;
const ANSWER = `rate=60 long=${CHARS}`;

/** Dollars for one, us-central1 (firebase.google.com/pricing lists them by 100,000); free quotas are left out. */
const PRICES = { reads: 0.03 / 100_000, writes: 0.09 / 100_000, deletes: 0.01 / 100_000 } as const;
const FOLLOWERS = [1, 5, 50] as const;
const ANSWERS = 1_000;

/** The draft's listener asks for one more document, the membership, which Firestore bills and no stream shows. */
const READS_OF_RULES = 1;

type Counts = Pick<Call, 'writes' | 'deletes' | 'reads'>;

export async function costsPart(stage: Stage): Promise<Part> {
  const { server, follower } = await countAnswer(stage);
  const costOf = (followers: number) => {
    const reads = server.reads + followers * (follower.reads + READS_OF_RULES);
    return reads * PRICES.reads + server.writes * PRICES.writes + server.deletes * PRICES.deletes;
  };
  return {
    title: '(d) What an answer costs in Firestore',
    how:
      `An answer of ${bytes(CHARS)} at 60 tokens a second, 20 seconds, from its question on. Counted: calls of the server and ` +
      'of one follower, by gRPC proxies. Computed: the cost, with prices of us-central1 (reads $0.03, writes $0.09, deletes ' +
      `$0.01 for 100,000; free quotas left out) and ${READS_OF_RULES} more read a follower for the rule of the draft's listener.`,
    tables: [
      {
        head: ['', 'writes', 'deletes', 'reads'],
        rows: [
          ['the server (counted)', ...cells(server)],
          ['each follower (counted)', ...cells(follower)],
        ],
      },
      {
        head: [`${count(ANSWERS)} answers (computed)`, 'cost', 'reads an answer'],
        rows: FOLLOWERS.map((followers) => [
          followers === 1 ? '1 follower' : `${followers} followers`,
          dollars(ANSWERS * costOf(followers)),
          count(server.reads + followers * (follower.reads + READS_OF_RULES)),
        ]),
      },
    ],
    verdicts: [],
  };
}

const cells = ({ writes, deletes, reads }: Counts) => [writes, deletes, reads].map(count);

async function countAnswer(stage: Stage): Promise<{ server: Counts; follower: Counts }> {
  const [byServer, byFollower] = [
    await startCalls(firestoreHost(stage)),
    await startCalls(firestoreHost(stage)),
  ];
  const server = await stage.world.server({ FIRESTORE_EMULATOR_HOST: byServer.host });
  const room = await openRoom({ ...stage, server });
  const followers = await startFollowers([
    { host: byFollower.host, uid: stage.ada.uid, threadId: room.threadId },
  ]);
  const landed = async (asked: Awaited<ReturnType<Room['ask']>>) => {
    await followers.landed({ threadId: room.threadId, runId: asked.runId });
    await quiet(byServer);
  };
  await landed(await room.ask('echo=The first answer also names the thread.'));
  const before = { server: sum(byServer), follower: sum(byFollower) };
  await landed(await room.ask(ANSWER));
  const counted = {
    server: difference(sum(byServer), before.server),
    follower: difference(sum(byFollower), before.follower),
  };
  await followers.close();
  await server.terminate();
  await Promise.all([byServer.close(), byFollower.close()]);
  return counted;
}

const QUIET_MS = 1_000;

/** Resolves when the server has done what it does after an answer: nothing is being called, and nothing more comes. */
export async function quiet(calls: Calls): Promise<void> {
  for (let before = -1; before !== calls.made().length;) {
    before = calls.made().length;
    await wait(QUIET_MS);
  }
}

function sum(calls: Calls): Counts {
  const total = (key: keyof Counts) => calls.made().reduce((all, call) => all + call[key], 0);
  return { writes: total('writes'), deletes: total('deletes'), reads: total('reads') };
}

function difference(after: Counts, before: Counts): Counts {
  return {
    writes: after.writes - before.writes,
    deletes: after.deletes - before.deletes,
    reads: after.reads - before.reads,
  };
}
