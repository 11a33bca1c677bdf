// What the store is asked for sums of usage. Values are parameters, but for the beginnings of days, which are whole numbers of ours.
import 'server-only';
import * as z from 'zod/v4-mini';
import type { SearchIndex, UsageSql } from '@/server/search/search-index';
import type { Scope } from './scope';

export type UsageStore = Pick<SearchIndex, 'usageRows' | 'status' | 'cursor'>;

/** `number` says which one a row is of. */
export type NumberedSpan = { number: number; begins: number; ends: number };

/** PostgreSQL sends 64 bits as text, and sums of nothing as null. */
const int = z.pipe(z.union([z.number(), z.string(), z.bigint(), z.null()]), z.transform(Number));
const text = z.string();

type SumName =
  | 'done'
  | 'stopped'
  | 'failed'
  | 'cancelled'
  | 'taken_over'
  | 'regenerated'
  | 'input'
  | 'output'
  | 'reasoning'
  | 'cached'
  | 'cost'
  | 'other_currency'
  | 'seen';
export type RunSums = { number: number; key: string } & Record<SumName, number>;

const numberIn = (row: unknown, name: string): number => Number(Reflect.get(Object(row), name) ?? 0);

const keyIn = (row: unknown): string => String(Reflect.get(Object(row), 'key'));

/** There are thousands of them, one for each day and person: a schema would take as long as the store. */
function sumsIn(row: unknown): RunSums {
  const sum = (name: SumName) => numberIn(row, name);
  return {
    number: numberIn(row, 'number'),
    key: keyIn(row),
    done: sum('done'),
    stopped: sum('stopped'),
    failed: sum('failed'),
    cancelled: sum('cancelled'),
    taken_over: sum('taken_over'),
    regenerated: sum('regenerated'),
    input: sum('input'),
    output: sum('output'),
    reasoning: sum('reasoning'),
    cached: sum('cached'),
    cost: sum('cost'),
    other_currency: sum('other_currency'),
    seen: sum('seen'),
  };
}

function countIn(row: unknown): Count {
  return {
    number: numberIn(row, 'number'),
    key: keyIn(row),
    count: numberIn(row, 'count'),
  };
}

const list = z.pipe(
  z.nullable(z.string()),
  z.transform((joined) => (joined === null ? [] : joined.split(',').map(Number))),
);
const timesSchema = z.object({ queued: list, first_token: list, total: list });
export type ModelSums = RunSums & z.infer<typeof timesSchema>;

export type Count = { number: number; key: string; count: number };

const ratedSchema = z.object({ number: int, asker: text, thread: text, model: text, up: int, down: int });
export type Rated = z.infer<typeof ratedSchema>;

const countOf = (condition: string) => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;

/** A cost in another currency than today's is in no sum. */
const SUMS = `${countOf("ending = 'done'")} AS done, ${countOf("ending = 'stopped'")} AS stopped,
  ${countOf("ending = 'failed'")} AS failed, ${countOf("ending = 'cancelled'")} AS cancelled,
  ${countOf('attempts > 1')} AS taken_over, ${countOf('regenerated = 1')} AS regenerated,
  sum(input) AS input, sum(output) AS output, sum(reasoning) AS reasoning, sum(cached) AS cached,
  sum(CASE WHEN currency = :currency THEN cost ELSE 0 END) AS cost,
  ${countOf('currency <> :currency')} AS other_currency, ${countOf("seen = 1 AND ending = 'done'")} AS seen`;

type Asked = { scope: Scope; spans: readonly NumberedSpan[]; currency: string | null };

/**
 * By asker or thread. A cross join, because SQLite would look for the day of each run; so it looks for the runs of each day.
 */
export async function runSums(store: UsageStore, by: 'asker' | 'thread', asked: Asked): Promise<RunSums[]> {
  const found = await store.usageRows({
    sql: named(
      asked.spans,
      `SELECT span.number AS number, ${by} AS no, ${SUMS}
      FROM span CROSS JOIN {run} run WHERE at >= begins AND at < ends ${andRun(asked.scope)} GROUP BY span.number, ${by}`,
    ),
    params: { ...scopeParams(asked.scope), currency: asked.currency ?? '' },
  });
  return found.map(sumsIn);
}

/** With the name for each number, which is looked up once a group. */
const named = (spans: readonly NumberedSpan[], grouped: string): string =>
  `${spansSql(spans)}, grouped AS (${grouped})
    SELECT name.name AS key, grouped.* FROM grouped JOIN {name} name ON name.no = grouped.no`;

const joined = (column: string) => `string_agg(CAST(${column} AS TEXT), ',')`;

/** With the times of all their answers, of which percentiles are made here: it is one text, and no sort in the store. */
export async function modelSums(store: UsageStore, asked: Asked): Promise<ModelSums[]> {
  const found = await store.usageRows({
    sql: named(
      asked.spans,
      `SELECT span.number AS number, model AS no, ${SUMS}, ${joined('queued_ms')} AS queued,
      ${joined('first_token_ms')} AS first_token, ${joined('total_ms')} AS total
      FROM span CROSS JOIN {run} run WHERE at >= begins AND at < ends ${andRun(asked.scope)} GROUP BY span.number, model`,
    ),
    params: { ...scopeParams(asked.scope), currency: asked.currency ?? '' },
  });
  return found.map((row) => ({ ...sumsIn(row), ...timesSchema.parse(row) }));
}

/** A message's number in the index begins with its time; an author with a dot is one of a file, or of a copy. */
const SLOTS = 1_024;

export async function messageCounts(
  store: UsageStore,
  by: 'author' | 'thread',
  { scope, spans }: Pick<Asked, 'scope' | 'spans'>,
): Promise<Count[]> {
  const counts = `${spansSql(spans)} SELECT span.number AS number, ${by === 'author' ? 'author_id' : 'message.thread'} AS key,
    count(*) AS count FROM span CROSS JOIN {message} message
    WHERE message.id >= begins * ${SLOTS} AND message.id < ends * ${SLOTS} AND role = 'user' AND author_id NOT LIKE '%.%'
    ${andMessage(scope)} GROUP BY span.number, ${by === 'author' ? 'author_id' : 'message.thread'}`;
  const found = await store.usageRows({
    // Threads have numbers in the index, which are grouped in half the time.
    sql:
      by === 'author'
        ? counts
        : `SELECT number, thread.id AS key, count FROM (${counts}) counted JOIN {thread} thread ON thread.no = counted.key`,
    params: scopeParams(scope),
  });
  return found.map(countIn);
}

export async function feedbackCounts(
  store: UsageStore,
  { scope, spans }: Pick<Asked, 'scope' | 'spans'>,
): Promise<Rated[]> {
  const found = await store.usageRows({
    sql: `${spansSql(spans)}, rated AS (SELECT span.number AS number, run.asker AS asker, run.thread AS thread, run.model AS model,
      ${countOf("value = 'up'")} AS up, ${countOf("value = 'down'")} AS down
      FROM {feedback} feedback JOIN {run} run ON run.id = feedback.run JOIN span ON run.at >= begins AND run.at < ends
      WHERE value IS NOT NULL ${andRun(scope)} GROUP BY span.number, run.asker, run.thread, run.model)
      SELECT number, asker.name AS asker, thread.name AS thread, model.name AS model, up, down FROM rated
      JOIN {name} asker ON asker.no = rated.asker JOIN {name} thread ON thread.no = rated.thread
      JOIN {name} model ON model.no = rated.model`,
    params: scopeParams(scope),
  });
  return found.map((row) => ratedSchema.parse(row));
}

const runRowSchema = z.object({
  id: text,
  thread: text,
  asker: text,
  model: text,
  at: int,
  ending: text,
  error: z.nullable(text),
  regenerated: int,
  attempts: int,
  queued_ms: z.nullable(int),
  first_token_ms: z.nullable(int),
  total_ms: z.nullable(int),
  input: int,
  output: int,
  reasoning: int,
  cached: int,
  cost: int,
  currency: z.nullable(text),
});
export type RunRow = z.infer<typeof runRowSchema>;

type PageOf = {
  scope: Scope;
  begins: number;
  ends: number;
  after: { at: number; id: string } | null;
  limit: number;
};

/** Runs in the order of their questions, a page at a time. */
export async function runPage(
  store: UsageStore,
  { scope, begins, ends, after, limit }: PageOf,
): Promise<RunRow[]> {
  const found = await store.usageRows({
    sql: `SELECT id, thread.name AS thread, asker.name AS asker, model.name AS model, at, ending, error, regenerated, attempts,
      queued_ms, first_token_ms, total_ms, input, output, reasoning, cached, cost, currency FROM {run} run
      JOIN {name} asker ON asker.no = run.asker JOIN {name} thread ON thread.no = run.thread
      JOIN {name} model ON model.no = run.model
      WHERE at >= :since AND at < :ends AND (at > :since OR id > :id) ${andRun(scope)} ORDER BY at, id LIMIT :most`,
    params: {
      ...scopeParams(scope),
      since: after?.at ?? begins,
      ends,
      id: after?.id ?? '',
      most: limit,
    },
  });
  return found.map((row) => runRowSchema.parse(row));
}

function spansSql(spans: readonly NumberedSpan[]): string {
  const rows = spans.map(({ number, begins, ends }) => `(${[number, begins, ends].map(whole).join(', ')})`);
  return `WITH span (number, begins, ends) AS (VALUES ${rows.join(', ')})`;
}

function whole(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error('a span has whole numbers');
  return String(value);
}

function andRun(scope: Scope): string {
  switch (scope.kind) {
    case 'person':
      return 'AND run.asker = (SELECT no FROM {name} WHERE name = :uid)';
    case 'thread':
      return 'AND run.thread = (SELECT no FROM {name} WHERE name = :thread)';
    case 'site':
      return '';
  }
}

function andMessage(scope: Scope): string {
  switch (scope.kind) {
    case 'person':
      return 'AND author_id = :uid';
    case 'thread':
      return 'AND message.thread = (SELECT no FROM {thread} thread WHERE thread.id = :thread)';
    case 'site':
      return '';
  }
}

function scopeParams(scope: Scope): UsageSql['params'] {
  switch (scope.kind) {
    case 'person':
      return { uid: scope.uid };
    case 'thread':
      return { thread: scope.threadId };
    case 'site':
      return {};
  }
}
