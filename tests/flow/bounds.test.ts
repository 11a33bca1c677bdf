// What happens at a bound of docs/scale.md: one less, as many, one more.
import { Timestamp } from 'firebase-admin/firestore';
import { describe, expect, it } from 'vitest';
import { MAX_THREADS_COMPARED, MESSAGES_PAGE, TITLES_LOOKED_THROUGH, TITLES_PAGE } from '@/model/limits';
import { memberPath, messagePath, threadPath } from '@/model/paths';
import { plantThreads, plantedId } from '@/tests/support/many-threads';
import { setUpFixtures } from '@/tests/support/fixtures';

const { person, db } = await setUpFixtures({ SEARCH_FILE: 'off' });
const { createThread, getThreadList } = await import('@/server/threads/threads');
const { getMessagesPaginated } = await import('@/server/messages/messages');
const { addMember } = await import('@/server/members/members');
const { findTitles } = await import('@/server/search/titles');

type Bound = {
  bound: number;
  /** What happens with so many. */
  at: (count: number) => Promise<unknown>;
  /** With one less, as many, and one more. */
  is: readonly [unknown, unknown, unknown];
};

/** Every item once, in pages of these sizes. */
type Paged = { all: number; distinct: number; pages: number };

function paged(pages: readonly (readonly string[])[]): Paged {
  const ids = pages.flat();
  return { all: ids.length, distinct: new Set(ids).size, pages: pages.length };
}

async function threadPages(count: number): Promise<Paged> {
  const owner = await person('Pager');
  await plantThreads(db, owner, { count });
  const pages: string[][] = [];
  for (let hasMore = true; hasMore;) {
    const page = await getThreadList(owner, { lastThreadId: pages.at(-1)?.at(-1) });
    pages.push(page.threads.map(({ id }) => id));
    hasMore = page.hasMore;
  }
  return paged(pages);
}

async function messagePages(count: number): Promise<Paged> {
  const owner = await person('Writer');
  await plantThreads(db, owner, { count: 1 });
  const line = await db.doc(messagePath(plantedId(1), `${plantedId(1)}-line`)).get();
  const { id } = await createThread(owner, {});
  const batch = db.batch();
  for (let seq = 1; seq <= count; seq += 1)
    batch.set(db.doc(messagePath(id, `line-of-${seq}`)), { ...line.data(), seq });
  batch.update(db.doc(threadPath(id)), { seq: count, landedCount: count });
  await batch.commit();
  const pages: string[][] = [];
  for (let hasMore = true; hasMore;) {
    // The oldest one of a page is its first.
    const page = await getMessagesPaginated(owner, id, { lastMessageId: pages.at(-1)?.[0] });
    pages.push(page.messages.map((message) => message.id));
    hasMore = page.hasMore;
  }
  return paged(pages);
}

/** How many were looked at when the last page said that there is no title. */
async function lookedThrough(count: number): Promise<number> {
  const owner = await person('Seeker');
  await plantThreads(db, owner, { count });
  let [page, lookedAt] = [await findTitles(owner, { q: 'nowhere' }), 0];
  while (page.nextCursor !== null) {
    lookedAt += page.lookedAt ?? 0;
    page = await findTitles(owner, { q: 'nowhere', cursor: page.nextCursor });
  }
  return lookedAt + (page.lookedAt ?? 0);
}

async function titlesFound(count: number): Promise<Paged> {
  const owner = await person('Finder');
  await plantThreads(db, owner, { count, titleOf: (number) => `Numbat ${number}` });
  const pages: string[][] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Awaited<ReturnType<typeof findTitles>> = await findTitles(owner, { q: 'numbat', cursor });
    pages.push(page.titles.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return paged(pages);
}

/** Somebody who lets those add them with whom they share a thread: the shared one is the adder's oldest of so many. */
async function addedOrInvited(count: number): Promise<string> {
  const [adder, other] = [await person('Adder'), await person('Other', 'shared')];
  await plantThreads(db, adder, { count });
  const shared = db.doc(threadPath(plantedId(1)));
  await shared.update({ memberIds: [adder.uid, other.uid] });
  const member = (await db.doc(memberPath(plantedId(1), adder.uid)).get()).data();
  await db.doc(memberPath(plantedId(1), other.uid)).set({ ...member, role: 'editor', name: 'Other' });
  // The thread to which they are added counts too, and is older here.
  const { id } = await createThread(adder, {});
  await db.doc(threadPath(id)).update({ updatedAt: Timestamp.fromMillis(0) });
  await addMember(adder, id, { email: other.email, role: 'viewer' });
  return (await db.doc(memberPath(id, other.uid)).get()).exists ? 'added' : 'invited';
}

/** Nothing is lost or comes twice: one page, and a second one for one more. */
const onPages = (bound: number): Bound['is'] => [
  { all: bound - 1, distinct: bound - 1, pages: 1 },
  { all: bound, distinct: bound, pages: 1 },
  { all: bound + 1, distinct: bound + 1, pages: 2 },
];

const BOUNDS: Record<string, Bound> = {
  'threads of a page of the API': {
    bound: MESSAGES_PAGE,
    at: threadPages,
    is: onPages(50),
  },
  'messages of a page of the API': {
    bound: MESSAGES_PAGE,
    at: messagePages,
    is: onPages(50),
  },
  'titles of a page': {
    bound: TITLES_PAGE,
    at: titlesFound,
    is: onPages(20),
  },
  'titles looked through by a request': {
    bound: TITLES_LOOKED_THROUGH,
    at: lookedThrough,
    is: [499, 500, 501],
  },
  'threads in which the person to add is looked for': {
    bound: MAX_THREADS_COMPARED,
    at: addedOrInvited,
    is: ['added', 'added', 'invited'],
  },
};

describe.each(Object.entries(BOUNDS))('%s', (_name, { bound, at, is }) => {
  it.each([
    ['one less', -1, is[0]],
    ['as many', 0, is[1]],
    ['one more', 1, is[2]],
  ])('[T22] %s', async (_count, more, expected) => expect(await at(bound + more)).toEqual(expected), 60_000);
});
