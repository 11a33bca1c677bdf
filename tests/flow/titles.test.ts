import { Timestamp } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { TITLES_LOOKED_THROUGH, TITLES_PAGE } from '@/model/limits';
import { threadPath } from '@/model/paths';
import { plantThreads, plantedId } from '@/tests/support/many-threads';
import { setUpFixtures } from '@/tests/support/fixtures';

const { person, db } = await setUpFixtures({ SEARCH_FILE: 'off' });
const { createThread } = await import('@/server/threads/threads');
const { getThreadList, setArchived } = await import('@/server/threads/threads');
const { deleteThread } = await import('@/server/threads/deletion');
const { findTitles } = await import('@/server/search/titles');

const ada = await person('Ada');
const grace = await person('Grace');

const idsOf = ({ titles }: Awaited<ReturnType<typeof findTitles>>) => titles.map(({ id }) => id);

test('[T19] without search a title is found by the beginnings of its words, in open and archived threads of one’s own', async () => {
  const { id } = await createThread(ada, { title: 'Café für den Sommer' });
  const archived = await createThread(ada, { title: 'Sommer café, closed' });
  await setArchived(ada, archived.id, true);
  const gone = await createThread(ada, { title: 'Café Sommer, gone' });
  await deleteThread(ada, gone.id);
  await createThread(grace, { title: 'Café of Grace' });
  const found = await findTitles(ada, { q: 'SOMM cafe' });
  expect(idsOf(found)).toEqual([archived.id, id]);
  expect(found.titles).toMatchObject([{ state: 'archived' }, { state: 'open' }]);
  expect(found).toMatchObject({ nextCursor: null, lookedAt: 2 });
});

test('[T19] [X200] nobody finds a title of a thread that is not theirs, and no cursor reaches it', async () => {
  const theirs = await createThread(grace, { title: 'Okapi of Grace' });
  expect(idsOf(await findTitles(grace, { q: 'okapi' }))).toEqual([theirs.id]);
  expect(idsOf(await findTitles(ada, { q: 'okapi' }))).toEqual([]);
  const cursor = `${Math.ceil(theirs.updatedAt / 1_000) + 1}.000000000.${theirs.id}`;
  expect(idsOf(await findTitles(grace, { q: 'okapi', cursor }))).toEqual([theirs.id]);
  expect(idsOf(await findTitles(ada, { q: 'okapi', cursor }))).toEqual([]);
});

test('[T19] a thread that moves up between two pages doubles no title and leaves none out', async () => {
  const owner = await person('Mover');
  const count = TITLES_PAGE + 5;
  await plantThreads(db, owner, { count, titleOf: (number) => `Quagga ${number}` });
  const first = await findTitles(owner, { q: 'quagga' });
  await db.doc(threadPath(idsOf(first).at(-1) ?? '')).update({ updatedAt: Timestamp.now() });
  const second = await findTitles(owner, { q: 'quagga', cursor: first.nextCursor ?? undefined });
  expect(idsOf(second)).toEqual([5, 4, 3, 2, 1].map(plantedId));
  expect(second.nextCursor).toBeNull();
});

test('[T16] [T19] the first of 1,100 threads is found by its title and reached by pages, and every page tells how far it looked', async () => {
  const owner = await person('Years');
  const count = 1_100;
  await plantThreads(db, owner, {
    count,
    titleOf: (number) => (number === 1 ? 'Axolotl' : number > 1_000 ? `Recent ${number}` : `Plan ${number}`),
  });
  const pages = [await findTitles(owner, { q: 'axolotl' })];
  for (let cursor = pages[0]?.nextCursor; cursor != null; cursor = pages.at(-1)?.nextCursor)
    pages.push(await findTitles(owner, { q: 'axolotl', cursor }));
  expect(pages.map(({ lookedAt }) => lookedAt)).toEqual([TITLES_LOOKED_THROUGH, TITLES_LOOKED_THROUGH, 100]);
  expect(pages.flatMap(idsOf)).toEqual([plantedId(1)]);

  // A page that is full before that many were looked at goes on after its last title: none is doubled or left out.
  const recent = [await findTitles(owner, { q: 'recent' })];
  for (let cursor = recent[0]?.nextCursor; cursor != null; cursor = recent.at(-1)?.nextCursor)
    recent.push(await findTitles(owner, { q: 'recent', cursor }));
  expect(recent[0]?.titles).toHaveLength(TITLES_PAGE);
  expect(recent.flatMap(idsOf)).toEqual(Array.from({ length: 100 }, (_, index) => plantedId(count - index)));

  const listed: string[] = [];
  for (let lastThreadId: string | undefined; ; lastThreadId = listed.at(-1)) {
    const { threads, hasMore } = await getThreadList(owner, { lastThreadId });
    listed.push(...threads.map(({ id }) => id));
    if (!hasMore) break;
  }
  expect(listed).toEqual(Array.from({ length: count }, (_, index) => plantedId(count - index)));
});
