// Messages and titles by a query, from any store: the stores find candidates, here they are ranked, cut and marked.
import 'server-only';
import type { Range } from '@/model/search';
import { tokensOf } from '@/model/search-tokens';
import type { IndexHit, IndexQuery, IndexTitleHit } from '@/server/search/search-index';
import { type Cursor, printCursor, readCursor } from './cursor';
import { marksOf, merged, placesOf, type Mark } from './marks';
import { planOf, type Plan } from './plan';
import { rankOf } from './rank';
import { type Found, type OwnThread, SLOTS, type StoredMessage, type StoreReads } from './reads';
import { snippetOf } from './snippet';

/** The newest matches that are ranked against each other: so many, with so much text. */
const WINDOW = 400;
const WINDOW_CHARS = 200_000;
const TOP = Number.MAX_SAFE_INTEGER;

type Page = { hits: IndexHit[]; next: string | null };
type Marked = { message: StoredMessage; marks: readonly Mark[] };

export async function findMessages(reads: StoreReads, query: IndexQuery): Promise<Page> {
  const cursor = query.after === null ? null : readCursor(query.after);
  const plan = await planOf(reads, query);
  const isRanked = query.order === 'relevance' && plan.match.all.length > 0;
  const finder = { reads, plan, limit: query.limit };
  if (plan.threads.length === 0) return { hits: [], next: null };
  if (isRanked && cursor?.in !== 'rest') return rankedPage(finder, cursor);
  return newestPage(finder, cursor?.in === 'rest' ? cursor.below : TOP);
}

type Finder = { reads: StoreReads; plan: Plan; limit: number };

async function newestPage({ reads, plan, limit }: Finder, below: number): Promise<Page> {
  const found = await reads.matches({ ...plan, below, atLeast: 0, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const messages = await messagesOf(reads, shown);
  const hits = messages.map((message) => {
    const tokens = tokensOf(message.text);
    return hitOf(plan, { message, marks: plan.terms.flatMap((term) => marksOf(tokens, term)) });
  });
  const last = shown.at(-1);
  const next =
    found.length > limit && last !== undefined ? printCursor({ in: 'rest', below: last.id }) : null;
  return { hits, next };
}

type WindowCursor = Cursor & { in: 'window' };

/** A page of the ranked window; where it ends, the next cursor is of what is older. */
async function rankedPage(finder: Finder, cursor: WindowCursor | null): Promise<Page> {
  const { reads, plan, limit } = finder;
  const below = cursor === null ? TOP : cursor.newest + 1;
  const found = await reads.matches({ ...plan, below, atLeast: cursor?.oldest ?? 0, limit: WINDOW + 1 });
  const window = cursor === null ? windowOf(found) : found;
  const [newest, oldest] = [cursor?.newest ?? window[0]?.id, cursor?.oldest ?? window.at(-1)?.id];
  if (newest === undefined || oldest === undefined) return { hits: [], next: null };
  const ranked = rank(await messagesOf(reads, window), plan, newest);
  const from = cursor === null ? 0 : continuation(ranked, cursor);
  const page = ranked.slice(from, from + limit);
  const hits = page.map((each) => hitOf(plan, each));
  const last = page.at(-1);
  if (last !== undefined && from + limit < ranked.length) {
    const next = { in: 'window', newest, oldest, last: last.message.id, shown: from + page.length } as const;
    return { hits, next: printCursor(next) };
  }
  const hasOlder = cursor === null ? found.length > window.length : (await olderThan(finder, oldest)) > 0;
  return { hits, next: hasOlder ? printCursor({ in: 'rest', below: oldest }) : null };
}

async function olderThan({ reads, plan }: Finder, id: number): Promise<number> {
  return (await reads.matches({ ...plan, below: id, atLeast: 0, limit: 1 })).length;
}

/** As many of the newest as may be ranked; at least one. */
function windowOf(found: readonly Found[]): readonly Found[] {
  let chars = 0;
  const end = found.findIndex((each, index) => {
    chars += each.chars;
    return index > 0 && (index >= WINDOW || chars > WINDOW_CHARS);
  });
  return end < 0 ? found : found.slice(0, end);
}

/** After the last hit that was shown; where it was deleted since, after as many. */
function continuation(ranked: readonly Marked[], { last, shown }: WindowCursor): number {
  const at = ranked.findIndex(({ message }) => message.id === last);
  return at < 0 ? Math.max(0, shown - 1) : at + 1;
}

/** Ages are counted from the window's newest message, so that a later page ranks as the first did. */
function rank(messages: readonly StoredMessage[], { terms }: Plan, newest: number): Marked[] {
  const now = newest / SLOTS;
  return messages
    .map((message) => ({ message, ...rankOf(message.text, terms, now - message.at) }))
    .toSorted((a, b) => b.score - a.score || b.message.id - a.message.id);
}

async function messagesOf(reads: StoreReads, found: readonly Found[]): Promise<StoredMessage[]> {
  const messages = await reads.messages(found.map(({ id }) => id));
  return messages.toSorted((a, b) => b.id - a.id);
}

function hitOf({ threads }: Plan, { message, marks }: Marked): IndexHit {
  const { messageId, seq, role, authorId, at } = message;
  const threadId = threads.find(({ no }) => no === message.thread)?.id ?? '';
  const snippet = snippetOf(message, rangesOf(marks));
  return { threadId, messageId, seq, role, authorId, at, ...snippet };
}

const rangesOf = (marks: readonly Mark[]): Range[] => merged(marks.map(({ range }) => range));

/** Titles have no author, no date and no code: a query that asks for these finds none. */
export async function findTitles(reads: StoreReads, query: IndexQuery): Promise<IndexTitleHit[]> {
  const { threads, match, terms } = await planOf(reads, query);
  if (match.all.length === 0 || match.conditions.length > 0) return [];
  const newest = Math.max(0, ...threads.map(({ updatedAt }) => updatedAt));
  return threads
    .flatMap((thread) => titleOf(thread, { ...match, terms, newest }))
    .toSorted((a, b) => b.score - a.score || b.thread.updatedAt - a.thread.updatedAt)
    .slice(0, query.limit)
    .map(({ thread, marks }) => ({ threadId: thread.id, title: thread.title, ranges: rangesOf(marks) }));
}

type TitlePlan = Plan['match'] & Pick<Plan, 'terms'> & { newest: number };

function titleOf(thread: OwnThread, { all, none, terms, newest }: TitlePlan) {
  const tokens = tokensOf(thread.title);
  const hasAll = all.every((clause) => placesOf(tokens, clause).length > 0);
  const hasNone = none.every((clause) => placesOf(tokens, clause).length === 0);
  return hasAll && hasNone ? [{ thread, ...rankOf(thread.title, terms, newest - thread.updatedAt) }] : [];
}
