// What is counted, row by row: each kind is read in one pass over its table, and grouped here by whatever the report shows. Grouping in
// the store would be a pass for each of days, people, threads and models, with a sort of all rows in each.
import 'server-only';
import type { FeedbackValue } from '@/model/feedback';
import { SLOTS } from '@/server/search/engine/reads';
import type { IndexedRun } from '@/server/search/search-index';
import { eachPackedRow, packedSql } from './packed';
import { type UsageStore, andMessage, andRun, scopeParams } from './queries';
import type { Span } from './range';
import type { Scope } from './scope';

/** People, threads and models are numbers of `{name}`; times are NaN where there are none. */
export type CountedRun = {
  at: number;
  asker: number;
  thread: number;
  model: number;
  outcome: IndexedRun['outcome'];
  isTakenOver: boolean;
  isRegenerated: boolean;
  isSeen: boolean;
  isOtherCurrency: boolean;
  input: number;
  output: number;
  reasoning: number;
  cached: number;
  /** 0 in another currency than today's. */
  cost: number;
  queuedMs: number;
  firstTokenMs: number;
  totalMs: number;
};
/** `thread` is a number of `{thread}`. */
export type CountedMessage = { at: number; author: string; thread: number };
export type CountedFeedback = Pick<CountedRun, 'at' | 'asker' | 'thread' | 'model'> & {
  value: FeedbackValue;
};

type Asked = { scope: Scope; span: Span };

const OUTCOMES = ['done', 'stopped', 'failed', 'cancelled'] as const;
/** SQLite takes every number for one with a fraction. */
const SINCE = 'CAST(:since AS BIGINT)';
const flag = (condition: string) => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
const RUN = packedSql(
  [
    `at - ${SINCE}`,
    'asker',
    'thread',
    'model',
    `CASE ending ${OUTCOMES.map((name, number) => `WHEN '${name}' THEN ${number}`).join(' ')} END`,
    flag('attempts > 1'),
    'regenerated',
    'seen',
    // What cost nothing is missing in no sum.
    flag('currency <> :currency AND cost > 0'),
    'input',
    'output',
    'reasoning',
    'cached',
    'CASE WHEN currency = :currency THEN cost ELSE 0 END',
  ],
  ['queued_ms', 'first_token_ms', 'total_ms'],
);

export async function eachRun(
  store: UsageStore,
  { scope, span, currency }: Asked & { currency: string | null },
  take: (run: CountedRun) => void,
): Promise<void> {
  for (const { begins, ends } of piecesOf(span)) {
    const found = await store.usageRows({
      sql: `SELECT ${RUN} AS packed FROM {run} run WHERE at >= :since AND at < :ends ${andRun(scope)}`,
      params: { ...scopeParams(scope), since: begins, ends, currency: currency ?? '' },
    });
    for (const each of found) eachPackedRow(textIn(each, 'packed'), (row) => take(runOf(row, begins)));
  }
}

function runOf(row: readonly number[], since: number): CountedRun {
  const value = (place: number) => row[place] ?? Number.NaN;
  return {
    at: since + value(0),
    asker: value(1),
    thread: value(2),
    model: value(3),
    outcome: OUTCOMES[value(4)] ?? 'failed',
    isTakenOver: row[5] === 1,
    isRegenerated: row[6] === 1,
    isSeen: row[7] === 1,
    isOtherCurrency: row[8] === 1,
    input: value(9),
    output: value(10),
    reasoning: value(11),
    cached: value(12),
    cost: value(13),
    queuedMs: value(14),
    firstTokenMs: value(15),
    totalMs: value(16),
  };
}

/** A message's number in the index begins with its time; an author with a dot is one of a file, or of a copy. */
export async function eachMessage(
  store: UsageStore,
  { scope, span }: Asked,
  take: (message: CountedMessage) => void,
): Promise<void> {
  for (const { begins, ends } of piecesOf(span)) {
    const found = await store.usageRows({
      sql: `SELECT author_id AS author, ${packedSql([`message.id - ${SINCE}`, 'message.thread'])} AS packed FROM {message} message
        WHERE message.id >= :since AND message.id < :ends AND role = 'user' AND author_id NOT LIKE '%.%'
        ${andMessage(scope)} GROUP BY author_id`,
      params: { ...scopeParams(scope), since: begins * SLOTS, ends: ends * SLOTS },
    });
    for (const each of found) {
      const author = textIn(each, 'author') ?? '';
      eachPackedRow(textIn(each, 'packed'), ([slot = 0, thread = 0]) =>
        take({ at: begins + Math.floor(slot / SLOTS), author, thread }),
      );
    }
  }
}

export async function eachFeedback(
  store: UsageStore,
  { scope, span: { begins, ends } }: Asked,
  take: (feedback: CountedFeedback) => void,
): Promise<void> {
  const packed = packedSql([
    `run.at - ${SINCE}`,
    'run.asker',
    'run.thread',
    'run.model',
    flag("value = 'up'"),
  ]);
  const [found] = await store.usageRows({
    sql: `SELECT ${packed} AS packed FROM {feedback} feedback JOIN {run} run ON run.id = feedback.run
      WHERE value IS NOT NULL AND run.at >= :since AND run.at < :ends ${andRun(scope)}`,
    params: { ...scopeParams(scope), since: begins, ends },
  });
  eachPackedRow(textIn(found, 'packed'), ([at = 0, asker = 0, thread = 0, model = 0, isUp = 0]) =>
    take({ at: begins + at, asker, thread, model, value: isUp === 1 ? 'up' : 'down' }),
  );
}

/** So long is what one text has rows of: a year would be tens of megabytes, and nobody else would be answered meanwhile. */
const PIECE_MS = 16 * 86_400_000;

function piecesOf({ begins, ends }: Span): Span[] {
  const count = Math.ceil((ends - begins) / PIECE_MS);
  return Array.from({ length: count }, (_, index) => {
    const start = begins + index * PIECE_MS;
    return { begins: start, ends: Math.min(start + PIECE_MS, ends) };
  });
}

function textIn(row: unknown, name: string): string | null {
  const value: unknown = Reflect.get(Object(row), name);
  return typeof value === 'string' ? value : null;
}
