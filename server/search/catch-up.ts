// The backlog of the index: everything that changed since its cursors, by pages. A page and its cursor are stored together, so
// whatever ends this process, the next one continues where this one was.
import 'server-only';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { logInfo } from '@/server/platform/log';
import { FEEDS, type Feed, changedSince, positionOf, startOf, timeAt, timeOf } from './feeds';
import type { Revision, SearchIndex } from './search-index';

/** A message has up to 256 KB: a page fits into memory whatever is in it. */
const PAGE = 200;
/** With more messages than this to read, searches say that they are incomplete. */
const MANY = 1_000;

type Options = {
  signal?: AbortSignal;
  /** Called after each page of messages, with the share of all that is indexed. */
  onProgress?: (share: number) => void;
};

/**
 * Reads what changed since the cursors, once. Safe beside others that do the same.
 * @throws what Firestore and the index throw: repeat it, and it continues
 */
export async function catchUp(index: SearchIndex, options: Options = {}): Promise<void> {
  await requireOwnProject(index);
  for (const feed of FEEDS) await catchUpFeed(index, feed, options);
  if (options.signal?.aborted === true) return;
  const rebuilt = await index.rebuilt();
  if (rebuilt !== null) await index.setRebuilt(null);
}

async function requireOwnProject(index: SearchIndex): Promise<void> {
  for (const { name } of FEEDS) {
    if (timeAt(await index.cursor(name)) !== undefined) continue;
    logInfo('search index of another project emptied');
    await index.clear();
  }
}

export async function catchUpFeed(
  index: SearchIndex,
  feed: Feed,
  { signal, onProgress }: Options,
): Promise<void> {
  let position = await index.cursor(feed.name);
  const progress =
    feed.name === 'messages' ? await progressOf(index, feed, timeAt(position) ?? 0) : undefined;
  let last: QueryDocumentSnapshot | undefined;
  for (;;) {
    if (signal?.aborted === true) return;
    const { docs } = await pageOf(feed, timeAt(position) ?? 0, last)
      .limit(PAGE)
      .get();
    last = docs.at(-1);
    if (last === undefined) return;
    const newest = positionOf(Math.max(timeAt(position) ?? 0, timeOf(feed, last)));
    const changes = docs.flatMap(feed.changes);
    const isApplied = await index.apply(changes, { feed: feed.name, after: position, position: newest });
    // Somebody else feeds this index too, or has emptied it: from where it is now.
    position = isApplied ? newest : await index.cursor(feed.name);
    if (!isApplied) last = undefined;
    else if (docs.length < PAGE) return;
    if (progress !== undefined) onProgress?.(await progress(docs.length));
  }
}

function pageOf(feed: Feed, at: Revision, last: QueryDocumentSnapshot | undefined) {
  // By document within a run: many may have changed at the same time.
  return last === undefined ? changedSince(feed, startOf(at)) : feed.query().startAfter(last);
}

/** Counts what is to be read, one read for each thousand, and stores the share of what was once it is much. */
async function progressOf(index: SearchIndex, feed: Feed, at: Revision) {
  const [ahead, all] = await Promise.all([countOf(feed, startOf(at)), countOf(feed, 0)]);
  let done = all - ahead;
  const isLong = ahead > MANY;
  return async (more: number): Promise<number> => {
    done += more;
    const share = all === 0 ? 1 : Math.min(1, done / all);
    if (isLong) await index.setRebuilt(Math.min(0.99, share));
    return share;
  };
}

async function countOf(feed: Feed, at: Revision): Promise<number> {
  return (await changedSince(feed, at).count().get()).data().count;
}
