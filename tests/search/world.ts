// Messages, threads and queries of the tests of the index, with the least that each test has to say.
import { parseQuery } from '@/model/search-query';
import type { IndexChange, IndexedMessage, IndexQuery, SearchIndex } from '@/server/search/search-index';

export const DAY_MS = 86_400_000;
/** Wednesday 13 May 2026, noon. */
export const NOW = Date.UTC(2026, 4, 13, 12);

type MessageOptions = Partial<IndexedMessage> & { threadId: string };

let written = 0;

/** The next message of a thread: a second after the one before. */
export function message(content: string, options: MessageOptions): IndexChange & { kind: 'message' } {
  written += 1;
  const message: IndexedMessage = {
    id: `message-${String(written).padStart(4, '0')}`,
    seq: written,
    role: 'user',
    authorId: 'ada',
    content,
    format: 'markdown',
    plain: '',
    mentions: [],
    createdAt: NOW + written * 1_000,
    isQuestion: false,
    hasForm: false,
    revision: 1_000 + written,
    ...options,
  };
  return { kind: 'message', message };
}

type ThreadOptions = {
  title?: string;
  state?: 'open' | 'archived' | 'trashed';
  revision?: number;
  updatedAt?: number;
};

export function thread(id: string, memberIds: readonly string[], options: ThreadOptions = {}): IndexChange {
  const { title = 'A thread', state = 'open', revision = 1, updatedAt = NOW } = options;
  return { kind: 'thread', thread: { id, title, state, memberIds, updatedAt, revision } };
}

type AskOptions = Partial<Omit<IndexQuery, 'query' | 'people'>> & {
  people?: Readonly<Record<string, readonly string[]>>;
  isTyping?: boolean;
};

export function queryOf(text: string, options: AskOptions = {}): IndexQuery {
  const { people = {}, isTyping = false, ...rest } = options;
  return {
    uid: 'ada',
    query: parseQuery(text, { now: NOW, timeZone: 'UTC', isTyping }),
    people: new Map(Object.entries(people)),
    threadId: null,
    order: 'newest',
    limit: 20,
    after: null,
    ...rest,
  };
}

/** The texts of the hits, in their order. */
export async function textsFor(
  index: SearchIndex,
  text: string,
  options: AskOptions = {},
): Promise<string[]> {
  const { hits } = await index.search(queryOf(text, options));
  return hits.map((hit) => hit.text);
}

/** The parts of a marked text that are highlighted. */
export function marked({
  text,
  ranges,
}: {
  text: string;
  ranges: readonly (readonly [number, number])[];
}): string[] {
  return ranges.map(([from, to]) => text.slice(from, to));
}
