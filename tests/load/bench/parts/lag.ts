// (a) The time of a piece of text from the model to the followers, beside the store's own time for as much text.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { flushIntervalMs } from '@/model/draft';
import { DRAFT_PART_CHARS } from '@/model/limits';
import { draftPath, partPath, runPath } from '@/model/paths';
import { type Sighting, lagsOf, percentile } from '@/tests/load/figures';
import { type Followers, followsOf, startFollowers } from '@/tests/load/bench/followers';
import { type Part, type Verdict, atMost, ms } from '@/tests/load/bench/report';
import { paintedLags } from '@/tests/load/bench/painted';
import { type BenchThread, type Fixtures, openThread } from '@/tests/load/bench/fixtures';

/** Answers come at the demo model's own pace, about 900 characters a second. */
const EXTENTS = {
  whole: { chars: 8 * 1_024, rounds: 2, floorUpdates: 20 },
  smoke: { chars: 2 * 1_024, rounds: 1, floorUpdates: 6 },
} as const;
type Extent = (typeof EXTENTS)[Fixtures['extent']];

/** All of these answers are short enough for the shortest flush interval. */
const INTERVAL_MS = flushIntervalMs(0);
const FOLLOWERS_PER_PROCESS = 25;

/** The bound for a piece's time, without its wait for the flush, as a multiple of the store's own time. */
const BOUNDS = [
  { followers: 10, times: 2.5 },
  { followers: 50, times: 3 },
] as const;

type Lag = { followers: number; floor: number[]; lags: number[] };

export async function lagPart(fixtures: Fixtures): Promise<Part> {
  const extent = EXTENTS[fixtures.extent];
  const measured: Lag[] = [];
  const verdicts: Verdict[] = [];
  const bounds = fixtures.extent === 'smoke' ? BOUNDS.slice(0, 1) : BOUNDS;
  for (const { followers, times } of bounds) {
    const lag = await lagWith(fixtures, followers, extent);
    measured.push(lag);
    const floor = percentile(lag.floor, 0.95);
    verdicts.push(
      atMost(`lag p95 with ${followers} followers ≤ flush interval + ${times} × floor p95`, {
        figure: percentile(lag.lags, 0.95),
        bound: INTERVAL_MS + times * floor,
        unit: ms,
      }),
    );
  }
  const painted = fixtures.extent === 'smoke' ? undefined : await paintedLags(fixtures, extent.chars);
  return {
    title: '(a) From the model’s byte to the people',
    how:
      `Answers of ${extent.chars / 1_024} KB at 24 characters every 15 to 40 ms; flush interval ${INTERVAL_MS} ms. Lag: from each ` +
      `piece being sent by the model to each follower's listener having it. Floor: a bare admin \`update\` of a draft of the ` +
      `same size to the same followers' \`onSnapshot\`, every ${INTERVAL_MS} ms, before each answer. Followers use the web SDK ` +
      `under the rules, up to ${FOLLOWERS_PER_PROCESS} a process. Painted: text in Chromium after its next frame, one other follower.`,
    tables: [
      {
        head: ['', 'floor p50', 'floor p95', 'lag p50', 'lag p95'],
        rows: [
          ...measured.map(({ followers, floor, lags }) => row(`${followers} followers`, floor, lags)),
          ...(painted === undefined ? [] : [row('painted in Chromium', null, painted)]),
        ],
      },
    ],
    verdicts,
  };
}

function row(name: string, floor: number[] | null, lags: number[]): string[] {
  const both = (values: number[]) => [ms(percentile(values, 0.5)), ms(percentile(values, 0.95))];
  return [name, ...(floor === null ? ['', ''] : both(floor)), ...both(lags)];
}

async function lagWith(fixtures: Fixtures, count: number, extent: Extent): Promise<Lag> {
  const thread = await openThread(fixtures);
  const processes = Math.ceil(count / FOLLOWERS_PER_PROCESS);
  const followers = await startFollowers(followsOf(fixtures, thread, count), processes);
  const lag: Lag = { followers: count, floor: [], lags: [] };
  await answerLags(thread, followers, 'echo=This one is thrown away.');
  for (let round = 0; round < extent.rounds; round += 1) {
    lag.floor.push(...(await floorOf(fixtures, { thread, followers, extent })));
    lag.lags.push(...(await answerLags(thread, followers, `long=${extent.chars}`)));
  }
  await followers.close();
  return lag;
}

async function answerLags(thread: BenchThread, followers: Followers, directives: string): Promise<number[]> {
  const asked = await thread.ask(directives);
  await followers.landed({ threadId: thread.threadId, runId: asked.runId });
  const { chunks } = await asked.request();
  return followers.sightings(asked.runId).flatMap((seen) => lagsOf(chunks, seen));
}

type Floor = { thread: BenchThread; followers: Followers; extent: Extent };

/** A draft without a run: written by plain updates, growing and sealed like a real one. */
async function floorOf(
  { world }: Fixtures,
  { thread: { threadId }, followers, extent }: Floor,
): Promise<number[]> {
  const runId = `r-${randomUUID()}`;
  const [run, draft] = [world.db.doc(runPath(threadId, runId)), world.db.doc(draftPath(threadId, runId, 1))];
  await draft.create({ runId, attempt: 1, offset: 0, content: '', parts: 0, format: 'markdown' });
  await run.create({ status: 'writing', attempt: 1 });
  await followers.reached({ threadId, runId }, 0);
  const sent: Sighting[] = [];
  let parts = 0;
  for (let update = 1; update <= extent.floorUpdates; update += 1) {
    const length = Math.round((extent.chars * update) / extent.floorUpdates);
    // Only text that followers have received is sealed; a follower that missed an update reads it in the part.
    if ((sent.at(-1)?.length ?? 0) >= (parts + 1) * DRAFT_PART_CHARS) {
      await world.db.doc(partPath(draft.path, parts)).create({ content: 'x'.repeat(DRAFT_PART_CHARS) });
      parts += 1;
    }
    const offset = parts * DRAFT_PART_CHARS;
    const at = Date.now();
    sent.push({ at, length });
    await draft.update({ offset, parts, content: 'x'.repeat(length - offset), format: 'markdown' });
    await wait(Math.max(0, at + INTERVAL_MS - Date.now()));
  }
  await followers.reached({ threadId, runId }, extent.chars);
  await run.delete();
  await world.db.recursiveDelete(draft);
  return followers.updates(runId).flatMap((seen) => lagsOf(sent, seen));
}
