// Titles among all of a person's threads: by the search index or, where there is none that knows them all, by looking through
// Firestore from the newest activity on, so many threads a request.
import 'server-only';
import { type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import * as z from 'zod/v4-mini';
import { TITLES_LOOKED_THROUGH, TITLES_PAGE } from '@/model/limits';
import type { TitlesRequest } from '@/model/requests';
import type { SearchThread, TitlesResponse } from '@/model/search';
import { isRefused, parseQuery } from '@/model/search-query';
import { threadSchema } from '@/model/thread';
import { titleHas, titleWords } from '@/model/title-match';
import type { Person } from '@/server/access/person';
import { readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { openIndex } from './open-index';
import { readable } from './readable';
import type { SearchIndex } from './search-index';

/**
 * Threads of this person, open or archived, with a title that has every word of `q`, or a word that begins so. `cursor` is that of
 * the page before.
 */
export async function findTitles(person: Person, { q, cursor }: TitlesRequest): Promise<TitlesResponse> {
  const place = isPlace(cursor) ? Number(cursor) : 0;
  const index = cursor === undefined || isPlace(cursor) ? await wholeIndex() : null;
  const found = index === null ? null : await inIndex(index, person.uid, { q, place });
  return found ?? (await inFirestore(person, titleWords(q), isPlace(cursor) ? null : afterCursor(cursor)));
}

const isPlace = (cursor: string | undefined) => cursor !== undefined && /^\d{1,6}$/.test(cursor);

/** The index, where it can be reached and has been built to its end. */
async function wholeIndex(): Promise<SearchIndex | null> {
  try {
    const index = await openIndex();
    return index !== null && (await index.rebuilt()) === null ? index : null;
  } catch {
    return null; // Firestore has the titles too.
  }
}

/** Null where the index cannot answer. */
async function inIndex(
  index: SearchIndex,
  uid: string,
  { q, place }: { q: string; place: number },
): Promise<TitlesResponse | null> {
  // A title has no operators: what looks like one is a word.
  const words = titleWords(q.replaceAll(/["“”„‟＂«»「」『』:：*]|(?<=^|\s)[-－−]+/gu, ' '));
  const query = parseQuery(words.map((word) => `${word}*`).join(' '), {
    now: Date.now(),
    timeZone: 'UTC',
    isTyping: true,
  });
  if (isRefused(query)) return null;
  const asked = { uid, query, people: new Map(), threadId: null, order: 'newest', after: null } as const;
  try {
    const hits = await index.searchTitles({ ...asked, limit: place + TITLES_PAGE + 1 });
    const page = hits.slice(place, place + TITLES_PAGE);
    const { titles } = await readable(uid, { hits: [], titles: page });
    const next = place + TITLES_PAGE;
    return { titles, nextCursor: hits.length > next ? String(next) : null, lookedAt: null };
  } catch {
    return null; // Firestore has the titles too.
  }
}

const titledSchema = z.pick(threadSchema, {
  id: true,
  title: true,
  titleBy: true,
  state: true,
  updatedAt: true,
});

/** Where a page begins: a place in the order, and not a thread, which moves with the next message in it. */
type After = [updatedAt: Timestamp, threadId: string];

function cursorTo(doc: DocumentSnapshot): string | null {
  const at: unknown = doc.get('updatedAt');
  if (!(at instanceof Timestamp)) return null;
  return `${at.seconds}.${String(at.nanoseconds).padStart(9, '0')}.${doc.id}`;
}

function afterCursor(cursor: string | undefined): After | null {
  const [seconds, nanoseconds, threadId] = cursor?.split('.') ?? [];
  if (seconds === undefined || nanoseconds === undefined || threadId === undefined) return null;
  return [new Timestamp(Number(seconds), Number(nanoseconds)), threadId];
}

async function inFirestore(
  person: Person,
  words: readonly string[],
  after: After | null,
): Promise<TitlesResponse> {
  const query = firestore()
    .collection('threads')
    .where('memberIds', 'array-contains', person.uid)
    .where('state', 'in', ['open', 'archived'])
    .orderBy('updatedAt', 'desc')
    .orderBy('__name__', 'desc');
  const { docs } = await (after === null ? query : query.startAfter(...after))
    .limit(TITLES_LOOKED_THROUGH)
    .select('title', 'titleBy', 'state', 'updatedAt')
    .get();
  const matching = docs.filter((doc) => titleHas(String(doc.get('title')), words));
  const shown = matching.slice(0, TITLES_PAGE);
  // Where a page ends early, the next one begins after its last title.
  const last = matching.length > shown.length ? shown.at(-1) : docs.at(-1);
  const isEnd = matching.length === shown.length && docs.length < TITLES_LOOKED_THROUGH;
  return {
    titles: readDocuments(titledSchema, shown).flatMap(shownThread),
    nextCursor: isEnd || last === undefined ? null : cursorTo(last),
    lookedAt: last === undefined ? 0 : docs.indexOf(last) + 1,
  };
}

function shownThread({ title, state, ...thread }: z.infer<typeof titledSchema>): SearchThread[] {
  return state === 'deleting' ? [] : [{ ...thread, state, title: { text: title, ranges: [] } }];
}
