// The tables of usage, and what changes them: the same text for both stores. A row of a run outlives its thread, as the ledger's does.
import 'server-only';
import type { IndexChange, IndexedFeedback, IndexedRun, UsageSql } from '@/server/search/search-index';

/** `number`: a key that the store gives. */
type Words = { int: string; clustered: string; number: string };

/**
 * `int`: the store's word for a whole number of 64 bits; `clustered`: how it stores rows in the order of their key, where it can, so
 * that those of a month lie side by side. `{run}` and others stand for its tables.
 */
export const usageSchema = ({ int, clustered, number }: Words): string[] => [
  // People, threads and models by number: rows are grouped by numbers in half the time.
  `CREATE TABLE {name} (no ${number}, name TEXT NOT NULL UNIQUE)`,
  `CREATE TABLE {run} (
    id TEXT NOT NULL, thread ${int} NOT NULL, asker ${int} NOT NULL, model ${int} NOT NULL, at ${int} NOT NULL, settled_at ${int} NOT NULL,
    ending TEXT NOT NULL, error TEXT, regenerated ${int} NOT NULL, attempts ${int} NOT NULL, queued_ms ${int}, first_token_ms ${int},
    total_ms ${int}, input ${int} NOT NULL, output ${int} NOT NULL, reasoning ${int} NOT NULL, cached ${int} NOT NULL, cost ${int} NOT NULL,
    currency TEXT, seen ${int} NOT NULL DEFAULT 0, revision ${int} NOT NULL,
    PRIMARY KEY (at, id)
  )${clustered}`,
  'CREATE INDEX usage_run_by_id ON {run} (id)',
  'CREATE INDEX usage_run_by_asker ON {run} (asker, at, id)',
  'CREATE INDEX usage_run_by_thread ON {run} (thread, at, id)',
  `CREATE TABLE {feedback} (
    id TEXT PRIMARY KEY, thread TEXT NOT NULL, message_id TEXT NOT NULL, run TEXT NOT NULL, value TEXT, revision ${int} NOT NULL
  )`,
  'CREATE INDEX usage_feedback_by_run ON {feedback} (run)',
  'CREATE INDEX usage_feedback_by_message ON {feedback} (thread, message_id)',
];

const RUN_COLUMNS = [
  'id',
  'thread',
  'asker',
  'model',
  'at',
  'settled_at',
  'ending',
  'error',
  'regenerated',
  'attempts',
  'queued_ms',
  'first_token_ms',
  'total_ms',
  'input',
  'output',
  'reasoning',
  'cached',
  'cost',
  'currency',
  'revision',
] as const;

/** A run that was told twice is one row, because it was asked for at one time; `seen` is not of the ledger, and stays. */
const INTO_RUN = `INSERT INTO {run} AS stored (${RUN_COLUMNS.join(', ')})`;
const ON_KNOWN_RUN = `ON CONFLICT (at, id) DO UPDATE SET ${RUN_COLUMNS.filter(
  (name) => name !== 'at' && name !== 'id',
)
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')} WHERE stored.revision <= excluded.revision`;
/** These are written as numbers. */
const NAMED: ReadonlySet<string> = new Set(['thread', 'asker', 'model']);
const valuesAs = (suffix: string) =>
  RUN_COLUMNS.map((name) =>
    NAMED.has(name) ? `(SELECT no FROM {name} WHERE name = :${name}${suffix})` : `:${name}${suffix}`,
  ).join(', ');
const PUT_RUN = `${INTO_RUN} VALUES (${valuesAs('')}) ${ON_KNOWN_RUN}`;

/** The numbers of these runs' people, threads and models. */
function putNames(runs: readonly IndexedRun[]): UsageSql {
  const names = new Set(runs.map(runParams).flatMap(({ thread, asker, model }) => [thread, asker, model]));
  const params = Object.fromEntries([...names].map((name, row) => [`name_${row}`, name]));
  const rows = Object.keys(params).map((name) => `(:${name})`);
  return { sql: `INSERT INTO {name} (name) VALUES ${rows.join(', ')} ON CONFLICT DO NOTHING`, params };
}

/** Many runs in one statement, for a store to which each statement is a journey; each run at most once. */
export function putRuns(runs: readonly IndexedRun[]): UsageSql[] {
  const params: UsageSql['params'] = {};
  const rows = runs.map((run, row) => {
    const values = runParams(run);
    for (const name of RUN_COLUMNS) params[`${name}_${row}`] = values[name];
    return `(${valuesAs(`_${row}`)})`;
  });
  return [putNames(runs), { sql: `${INTO_RUN} VALUES ${rows.join(', ')} ${ON_KNOWN_RUN}`, params }];
}

function runParams(run: IndexedRun): Record<(typeof RUN_COLUMNS)[number], string | number | null> {
  const whole = (value: number | null) => (value === null ? null : Math.round(value));
  const { id, threadId, asker, model, outcome, error, tokens, currency, revision } = run;
  return {
    id,
    thread: threadId,
    asker,
    model: model.replaceAll('\u0000', ' ').toWellFormed(),
    at: Math.floor(run.at),
    settled_at: Math.floor(run.settledAt),
    ending: outcome,
    error,
    regenerated: run.isRegeneration ? 1 : 0,
    attempts: run.attempts,
    queued_ms: whole(run.queuedMs),
    first_token_ms: whole(run.firstTokenMs),
    total_ms: whole(run.totalMs),
    ...tokens,
    cost: run.cost,
    currency,
    revision,
  };
}

const PUT_FEEDBACK = `INSERT INTO {feedback} AS stored (id, thread, message_id, run, value, revision)
  VALUES (:id, :thread, :message_id, :run, :value, :revision)
  ON CONFLICT (id) DO UPDATE SET value = excluded.value, revision = excluded.revision WHERE stored.revision <= excluded.revision`;

/** The other feed may be ahead: what is hidden or deleted has no feedback. */
const DROP_LATE = `DELETE FROM {feedback} WHERE id = :id AND EXISTS (
  SELECT 1 FROM {thread} thread WHERE thread.id = :thread AND (thread.removed = {true} OR EXISTS (
    SELECT 1 FROM {removed} gone WHERE gone.thread = thread.no AND gone.message_id = :message_id)))`;

function feedbackSteps({ id, threadId, messageId, runId, value, revision }: IndexedFeedback): UsageSql[] {
  const place = { id, thread: threadId, message_id: messageId };
  return [
    { sql: PUT_FEEDBACK, params: { ...place, run: runId, value, revision } },
    { sql: DROP_LATE, params: place },
  ];
}

const SEE_ANSWERS = `UPDATE {run} SET seen = 1
  WHERE thread = (SELECT no FROM {name} WHERE name = :thread) AND settled_at <= :seen_at AND seen = 0
  AND asker <> coalesce((SELECT no FROM {name} WHERE name = :reader), 0)`;

/** What a change means for the tables of usage. */
export function usageSteps(change: IndexChange): UsageSql[] {
  switch (change.kind) {
    case 'run':
      return [putNames([change.run]), { sql: PUT_RUN, params: runParams(change.run) }];
    case 'feedback':
      return feedbackSteps(change.feedback);
    case 'thread-read': {
      const { threadId, reader, seenAt } = change;
      return [{ sql: SEE_ANSWERS, params: { thread: threadId, reader, seen_at: Math.floor(seenAt) } }];
    }
    case 'message-removed': {
      const { threadId, messageId } = change;
      const sql = 'DELETE FROM {feedback} WHERE thread = :thread AND message_id = :message_id';
      return [{ sql, params: { thread: threadId, message_id: messageId } }];
    }
    case 'thread-removed':
      return [{ sql: 'DELETE FROM {feedback} WHERE thread = :thread', params: { thread: change.threadId } }];
    case 'message':
    case 'thread':
      return [];
  }
}

/** `{run}` and others by the names of a store. */
export function withTables(sql: string, names: Readonly<Record<UsageTable, string>>): string {
  return sql.replaceAll(/\{(run|feedback|name|message|thread|removed|true)\}/g, (whole, name: string) =>
    isTable(name) ? names[name] : whole,
  );
}

/** `true` is a word of each store: SQLite has 1. */
const USAGE_TABLES = ['run', 'feedback', 'name', 'message', 'thread', 'removed', 'true'] as const;
type UsageTable = (typeof USAGE_TABLES)[number];
const isTable = (name: string): name is UsageTable => USAGE_TABLES.some((each) => each === name);
