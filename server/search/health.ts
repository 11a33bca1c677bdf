// How complete and how fresh the index is: for health checks and operators.
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { FEEDS, timeAt } from './feeds';
import type { FeedCursor } from './search-index';
import { microsOf, timestampOf } from '@/server/platform/documents';
import { openIndex } from './open-index';
import type { SearchIndex } from './search-index';

export type SearchHealth =
  | { state: 'off' | 'unreachable' }
  | {
      state: 'ready' | 'indexing';
      messages: number;
      threads: number;
      /** 0 to 1 while it is built. */
      indexed: number | null;
      /** For how long the oldest message that is not indexed has been waiting; null where Firestore did not say in time. */
      lagMs: number | null;
    };

/** Health checks come every few seconds, and the lag costs a read. An index that is not ready soon is. */
const KNOWN_FOR_MS = 10_000;
const UNREADY_FOR_MS = 1_000;
const ANSWER_WITHIN_MS = 2_000;

let known: { health: Promise<SearchHealth>; until: number } | undefined;

export async function searchHealth(): Promise<SearchHealth> {
  if (known === undefined || known.until < Date.now())
    known = { health: readHealth(), until: Date.now() + KNOWN_FOR_MS };
  const asked = known;
  const health = await asked.health;
  if (health.state === 'indexing' || health.state === 'unreachable')
    asked.until = Math.min(asked.until, Date.now() + UNREADY_FOR_MS);
  return health;
}

async function readHealth(): Promise<SearchHealth> {
  const opened = openIndex();
  if (opened === null) return { state: 'off' };
  const status = await inTime(opened.then((index) => index.status()));
  if (status === undefined) return { state: 'unreachable' };
  const { messages, threads, rebuilt } = status;
  const lagMs = (await inTime(opened.then((index) => lagOf(index, 'messages')))) ?? null;
  return { state: rebuilt === null ? 'ready' : 'indexing', messages, threads, indexed: rebuilt, lagMs };
}

/** For how long the oldest document of a feed that is not indexed has been waiting; 0 without any. */
export async function lagOf(index: Pick<SearchIndex, 'cursor'>, of: FeedCursor['feed']): Promise<number> {
  const feed = FEEDS.find(({ name }) => name === of);
  const at = timeAt(await index.cursor(of));
  if (feed === undefined) return 0;
  const after = at === undefined || at === 0 ? feed.query() : feed.query().startAfter(timestampOf(at));
  const { docs, readTime } = await after.limit(1).select(feed.time).get();
  const [waiting] = docs;
  const waitingSince = waiting === undefined ? undefined : microsOf(waiting.get(feed.time));
  return waitingSince === undefined ? 0 : Math.max(0, readTime.toMillis() - Math.floor(waitingSince / 1_000));
}

/** Undefined where it failed, or takes longer: who asks answers whatever is away. */
export async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  return await Promise.race([work, wait(ANSWER_WITHIN_MS, undefined, { ref: false })]).catch(() => undefined);
}
