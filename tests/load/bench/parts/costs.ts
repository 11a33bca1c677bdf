// (d) What one answer costs in Firestore: writes, deletes and reads, counted, and their price.
import { setTimeout as wait } from 'node:timers/promises';
import { type FirestoreProxy, startProxy } from '@/tests/servers/firestore-proxy';
import { startFollowers } from '@/tests/load/bench/followers';
import { type Part, bytes, count, dollars } from '@/tests/load/bench/report';
import { type BenchThread, type Fixtures, firestoreHost, openThread } from '@/tests/load/bench/fixtures';

/** Sixty tokens a second for twenty seconds. */
const CHARS = 4_800;
const ANSWER = `rate=60 long=${CHARS}`;

/** Dollars for one, us-central1 (firebase.google.com/pricing lists them by 100,000); free quotas are left out. */
const PRICES = { reads: 0.03 / 100_000, writes: 0.09 / 100_000, deletes: 0.01 / 100_000 } as const;
const FOLLOWERS = [1, 5, 50] as const;
const ANSWERS = 1_000;

/** The rule of the draft's listener reads one more document, the membership, which Firestore bills and no stream shows. */
const READS_OF_RULES = 1;

type Counts = { writes: number; deletes: number; reads: number };

export async function costsPart(fixtures: Fixtures): Promise<Part> {
  const { server, follower } = await countAnswer(fixtures);
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

async function countAnswer(fixtures: Fixtures): Promise<{ server: Counts; follower: Counts }> {
  const [byServer, byFollower] = [
    await startProxy(firestoreHost(fixtures)),
    await startProxy(firestoreHost(fixtures)),
  ];
  const server = await fixtures.world.server({ FIRESTORE_EMULATOR_HOST: byServer.host });
  const thread = await openThread({ ...fixtures, server });
  const followers = await startFollowers([
    { host: byFollower.host, uid: thread.uid, threadId: thread.threadId },
  ]);
  const landed = async (asked: Awaited<ReturnType<BenchThread['ask']>>) => {
    await followers.landed({ threadId: thread.threadId, runId: asked.runId });
    await quiet(byServer);
  };
  await landed(await thread.ask('echo=The first answer also names the thread.'));
  const before = { server: sum(byServer), follower: sum(byFollower) };
  await landed(await thread.ask(ANSWER));
  const counted = {
    server: difference(sum(byServer), before.server),
    follower: difference(sum(byFollower), before.follower),
  };
  await followers.close();
  await server.terminate();
  byServer.close();
  byFollower.close();
  return counted;
}

const QUIET_MS = 1_000;

/** Resolves when the server has finished its work after an answer: no more calls arrive. */
async function quiet({ calls }: FirestoreProxy): Promise<void> {
  for (let before = -1; before !== calls.length;) {
    before = calls.length;
    await wait(QUIET_MS);
  }
}

function sum({ calls }: FirestoreProxy): Counts {
  const counts = { writes: 0, deletes: 0, reads: 0 };
  for (const { writes, deletes, reads } of calls) {
    counts.writes += writes.length - deletes;
    counts.deletes += deletes;
    counts.reads += reads;
  }
  return counts;
}

function difference(after: Counts, before: Counts): Counts {
  return {
    writes: after.writes - before.writes,
    deletes: after.deletes - before.deletes,
    reads: after.reads - before.reads,
  };
}
