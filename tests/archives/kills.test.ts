// `npm run archive` killed at any moment and repeated. ARCHIVE_KILLS: how many are killed in each direction; ARCHIVE_SEED: when.
import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { randomFrom, type Random } from '@/scripts/fuzz/random';
import { setUpFixtures } from '@/tests/support/fixtures';
import { plantThreads, run, start, THREADS } from './command';
import { type Place, type Target, targets } from './targets';
import { emptyFirestore, storedDocuments } from './world';

const { person, db } = await setUpFixtures();
const { checkArchive } = await import('@/server/archives/archive-threads');

const KILLS = Number(process.env['ARCHIVE_KILLS'] ?? 10);
const SEED = Number(process.env['ARCHIVE_SEED'] ?? 16);
const PROJECT = process.env['FIREBASE_PROJECT_ID'] ?? '';
/** About what a run takes after its first line, on an idle machine. */
const MOST_MS = 150;

let place: Place;
beforeEach(async () => {
  await emptyFirestore(PROJECT);
  return async () => await place.remove();
});

/** Repeats a command that is killed after random times, the last time to its end. @returns how many were killed before it */
async function killed(args: string[], { times, random }: { times: number; random: Random }): Promise<number> {
  let count = 0;
  for (let number = 0; number < times; number += 1) {
    const { child, ended, firstLine } = start(...args);
    // From its first progress on: what comes before is the start of Node. Bounded by what a whole run takes.
    await firstLine;
    await wait(random.upTo(MOST_MS));
    child.kill('SIGKILL');
    await ended;
    if (child.signalCode === 'SIGKILL') count += 1;
  }
  return count;
}

describe.each(targets())('$name', ({ name, make }: Target) => {
  // Each store has its share.
  const times = Math.ceil(KILLS / targets().length);

  test('[K31] killed at any moment and repeated, an archive is equal to Firestore, and Firestore to it', async () => {
    place = await make();
    const random = randomFrom(SEED + name.length);
    await plantThreads(db, await person('Ada'));
    const before = await storedDocuments(db);
    const killedTo = await killed(['--to', place.place], { times, random });
    const last = await run('--to', place.place);
    expect(last).toMatchObject({ code: 0 });
    expect(await place.use(checkArchive)).toEqual({
      equal: THREADS,
      damaged: [],
      different: [],
      missing: [],
    });
    expect(await storedDocuments(db)).toEqual(before);
    await emptyFirestore(PROJECT);
    const killedFrom = await killed(['--from', place.place], { times, random });
    expect(await run('--from', place.place)).toMatchObject({ code: 0 });
    expect(await storedDocuments(db)).toEqual(before);
    console.log(`${name}: ${killedTo} of ${times} killed in --to, ${killedFrom} in --from, seed ${SEED}`);
    expect(killedTo + killedFrom).toBeGreaterThan(0);
  });
});
