// What the store is asked for, and of whose rows: values are parameters. Rows are counted in `counted`; here are their names, and the
// file's rows.
import 'server-only';
import * as z from 'zod/v4-mini';
import type { SearchIndex, UsageSql } from '@/server/search/search-index';
import type { Scope } from './scope';

export type UsageStore = Pick<SearchIndex, 'usageRows' | 'status' | 'cursor'>;

/** PostgreSQL sends 64 bits as text. */
const int = z.pipe(z.union([z.number(), z.string(), z.bigint()]), z.transform(Number));
const text = z.string();

const namedSchema = z.object({ no: int, name: text });
/** Numbers in one statement. */
const NUMBERS_TOGETHER = 5_000;

/** Names of people, threads and models by their numbers in usage, or ids of threads by theirs in the index. */
export async function namesFor(
  store: UsageStore,
  kind: 'name' | 'thread',
  numbers: Iterable<number>,
): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(numbers)];
  const names = new Map<number, string>();
  for (let from = 0; from < wanted.length; from += NUMBERS_TOGETHER) {
    const some = wanted
      .slice(from, from + NUMBERS_TOGETHER)
      .map(whole)
      .join(', ');
    const found = await store.usageRows({
      sql:
        kind === 'name'
          ? `SELECT no, name FROM {name} WHERE no IN (${some})`
          : `SELECT no, thread.id AS name FROM {thread} thread WHERE no IN (${some})`,
      params: {},
    });
    for (const { no, name } of found.map((row) => namedSchema.parse(row))) names.set(no, name);
  }
  return names;
}

function whole(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error('a row has a whole number');
  return String(value);
}

const runRowSchema = z.object({
  id: text,
  thread: text,
  asker: text,
  model: text,
  at: int,
  outcome: text,
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
    sql: `SELECT id, thread.name AS thread, asker.name AS asker, model.name AS model, at, ending AS outcome, error, regenerated, attempts,
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

export function andRun(scope: Scope): string {
  switch (scope.kind) {
    case 'person':
      return 'AND run.asker = (SELECT no FROM {name} WHERE name = :uid)';
    case 'thread':
      return 'AND run.thread = (SELECT no FROM {name} WHERE name = :thread)';
    case 'site':
      return '';
  }
}

export function andMessage(scope: Scope): string {
  switch (scope.kind) {
    case 'person':
      return 'AND author_id = :uid';
    case 'thread':
      return 'AND message.thread = (SELECT no FROM {thread} thread WHERE thread.id = :thread)';
    case 'site':
      return '';
  }
}

export function scopeParams(scope: Scope): UsageSql['params'] {
  switch (scope.kind) {
    case 'person':
      return { uid: scope.uid };
    case 'thread':
      return { thread: scope.threadId };
    case 'site':
      return {};
  }
}
