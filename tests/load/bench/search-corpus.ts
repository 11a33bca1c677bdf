// Threads and messages for the index: the same in every run, but for the uids of the people.
import { type Random, between, randomFrom, shuffled } from '@/tests/load/chaos/random';
import type { IndexChange, IndexedMessage, IndexedThread } from '@/server/search/search-index';

export type Corpus = { threads: IndexedThread[]; messages: () => Generator<IndexedMessage> };

type Size = { threads: number; messages: number; people: readonly string[] };

const SYLLABLES = 'ka lo mi ter san ber do ri vel nor pas tin gar len du sho fen mar kli os'.split(' ');
const HAN =
  '数据库迁移计划开始发布时间表会议记录预算团队设计问题答案测试版本服务器文件搜索消息用户网络安全部署日志';
const WORDS = 4_000;
const WORDS_OF_MESSAGE = { least: 8, most: 60 };
const MEMBERS = { least: 2, most: 6 };
const MINUTE_MS = 60_000;

/** The word of this rank: rank 0 is in most messages, the last ones in a few. */
export function wordOf(rank: number): string {
  const syllables: string[] = [];
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    syllables.push(SYLLABLES[rest % SYLLABLES.length] ?? '');
  return syllables.join('');
}

/** Frequent words far more often than rare ones, as in a language. */
const anyWord = (random: Random): string => wordOf(Math.floor(WORDS * random() ** 3));

export function hanText(random: Random, chars: number): string {
  return Array.from({ length: chars }, () => HAN[Math.floor(HAN.length * random() ** 2)]).join('');
}

export function corpusOf({ threads: threadCount, messages: messageCount, people }: Size): Corpus {
  const random = randomFrom(15);
  const began = Date.now() - 2 * 60 * MINUTE_MS;
  const threads = Array.from({ length: threadCount }, (_, number): IndexedThread => {
    const memberIds = shuffled(random, people).slice(0, between(random, MEMBERS.least, MEMBERS.most));
    return {
      id: `bench-search-${number}`,
      title: `${anyWord(random)} ${anyWord(random)} ${number}`,
      state: 'open',
      memberIds,
      updatedAt: began,
      revision: began * 1_000,
    };
  });
  return {
    threads,
    *messages() {
      for (let number = 0; number < messageCount; number += 1) {
        const thread = threads[number % threadCount];
        const authorId = thread?.memberIds[number % thread.memberIds.length] ?? '';
        // A fifth is Chinese.
        const length = between(random, WORDS_OF_MESSAGE.least, WORDS_OF_MESSAGE.most);
        const content =
          number % 5 === 0
            ? hanText(random, 2 * length)
            : Array.from({ length }, () => anyWord(random)).join(' ');
        yield {
          id: `m-${number}`,
          threadId: thread?.id ?? '',
          seq: Math.floor(number / threadCount) + 1,
          role: 'user',
          authorId,
          content,
          format: 'markdown',
          plain: '',
          mentions: [],
          createdAt: began - (messageCount - number) * MINUTE_MS,
          isQuestion: number % 3 === 0,
          hasForm: false,
          revision: began * 1_000,
        };
      }
    },
  };
}

/** As the feeder stores them: so many changes a transaction. */
export function* inBatches(changes: Iterable<IndexChange>, size: number): Generator<IndexChange[]> {
  let batch: IndexChange[] = [];
  for (const change of changes) {
    batch.push(change);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const KINDS: readonly (readonly [kind: string, write: (random: Random) => string])[] = [
  ['a word', anyWord],
  ['two words', (random) => `${anyWord(random)} ${anyWord(random)}`],
  ['a rare word', (random) => wordOf(between(random, 1_000, WORDS - 1))],
  ['three words', (random) => `${anyWord(random)} ${anyWord(random)} ${anyWord(random)}`],
  ['a phrase', (random) => `"${anyWord(random)} ${anyWord(random)}"`],
  ['a beginning', (random) => `${anyWord(random).slice(0, 4)}*`],
  ['an excluded word', (random) => `${anyWord(random)} -${anyWord(random)}`],
  ['two Chinese characters', (random) => hanText(random, 2)],
  ['four Chinese characters', (random) => hanText(random, 4)],
  ['an author', (random) => `from:me ${anyWord(random)}`],
  ['other filters', (random) => `${anyWord(random)} after:2020-01-01 is:question`],
  ['a word that nobody wrote', (random) => `${wordOf(between(random, 0, WORDS - 1))}q`],
];

/** Frequent and rare words, several, side by side, unfinished, excluded, filtered, Chinese, and some that nobody wrote. */
export function queriesOf(count: number): { kind: string; q: string }[] {
  const random = randomFrom(16);
  return Array.from({ length: count }, (_, number) => KINDS[number % KINDS.length])
    .filter((kind) => kind !== undefined)
    .map(([kind, write]) => ({ kind, q: write(random) }));
}
