// The relevance set in an index, and its queries asked there, as the use case asks: corrected when nothing was found.
import { isRemoved } from '@/model/message';
import { isRefused, parseQuery, withCorrections, wordsToCorrect } from '@/model/search-query';
import { foldText } from '@/model/fold-text';
import type { IndexChange, IndexQuery, SearchIndex } from '@/server/search/search-index';
import { MESSAGES, PEOPLE, type RelevanceMessage, type RelevanceThread, THREADS } from './relevance/corpus';
import type { RelevanceQuery } from './relevance/queries';
import type { Found } from './relevance/score';

export async function fillIndex(index: SearchIndex): Promise<void> {
  const messages = MESSAGES.filter(({ status }) => !isRemoved(status));
  await index.apply([...THREADS.map(threadChange), ...messages.map(messageChange)], null);
}

function threadChange({ id, title, state, createdBy, ...thread }: RelevanceThread): IndexChange {
  if (state === 'deleting') throw new Error(`${id} is being deleted.`);
  // The trash sets everybody aside but the owner.
  const memberIds = state === 'trashed' ? [createdBy] : thread.memberIds;
  const updatedAt = Math.max(0, ...MESSAGES.filter(({ threadId }) => threadId === id).map(({ at }) => at));
  return { kind: 'thread', thread: { id, title, state, memberIds, updatedAt, revision: 1 } };
}

function messageChange(message: RelevanceMessage): IndexChange {
  const { at: createdAt, role, runId } = message;
  const isQuestion = role === 'user' && runId !== null;
  return {
    kind: 'message',
    message: { ...message, mentions: [], createdAt, isQuestion, hasForm: false, revision: 1 },
  };
}

export async function ask(index: SearchIndex, query: RelevanceQuery): Promise<Found> {
  const found = await find(index, query, query.query);
  // A correction is a word of the person's own threads, so it is no leak: these are judged by what was typed.
  if (query.kind === 'leak') return found;
  if (found.messages.length + found.threads.length > 0) return found;
  const parsed = parse(query, query.query);
  const words = wordsToCorrect(parsed);
  const corrected =
    words.length > 0
      ? await index.correct(
          PEOPLE[query.me].uid,
          words.map(({ word }) => word),
        )
      : null;
  return corrected === null ? found : find(index, query, withCorrections(query.query, parsed, corrected));
}

function parse({ now, zone, typing }: RelevanceQuery, text: string) {
  return parseQuery(text, { now, timeZone: zone, isTyping: typing });
}

async function find(index: SearchIndex, query: RelevanceQuery, text: string): Promise<Found> {
  const parsed = parse(query, text);
  if (isRefused(parsed)) return { messages: [], threads: [] };
  const asked: IndexQuery = {
    uid: PEOPLE[query.me].uid,
    query: parsed,
    people: peopleIn(parsed.filters),
    threadId: null,
    order: 'relevance',
    limit: 20,
    after: null,
  };
  const [messages, threads] = [await index.search(asked), await index.searchTitles(asked)];
  return {
    messages: messages.hits.map(({ messageId }) => messageId),
    threads: threads.map(({ threadId }) => threadId),
  };
}

/** Who is meant by a name: everybody whose name begins so. */
function peopleIn(filters: IndexQuery['query']['filters']): IndexQuery['people'] {
  const names = filters.flatMap((filter) =>
    (filter.kind === 'from' || filter.kind === 'with') && typeof filter.who === 'object'
      ? [filter.who.name]
      : [],
  );
  const uidsOf = (name: string) =>
    Object.values(PEOPLE)
      .filter((person) => foldText(person.name).startsWith(foldText(name)))
      .map(({ uid }) => uid);
  return new Map(names.map((name) => [name, uidsOf(name)]));
}
