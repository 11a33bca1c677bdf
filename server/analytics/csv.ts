// Usage as a file: a line for each answer, read a page at a time, as fast as its reader takes it.
import 'server-only';
import { AppError } from '@/model/errors';
import type { UsageRange } from '@/model/usage-requests';
import { decimalOf } from '@/model/price';
import type { Person } from '@/server/access/person';
import { titlesFor } from '@/server/access/titles';
import { shutdownSignal } from '@/server/platform/shutdown';
import { errorText } from '@/server/platform/strings';
import { csvLine } from './csv-line';
import { namesOf } from './names';
import { type RunRow, runPage, type UsageStore } from './queries';
import { type Range, rangeOf } from './range';
import type { Scope } from './scope';
import { usageStore } from './store';

const PAGE = 1_000;

/** Spreadsheets take a file without this mark for one of their own country's letters. */
const BYTE_ORDER_MARK = '\uFEFF';

const COLUMNS = [
  'time',
  'person',
  'person id',
  'thread',
  'thread id',
  'model',
  'end',
  'error',
  'regenerated',
  'attempts',
  'queued ms',
  'first token ms',
  'total ms',
  'tokens read',
  'tokens written',
  'tokens reasoned',
  'tokens cached',
  'cost',
  'currency',
];

type UsageFile = { name: string; type: string; chunks: AsyncGenerator<string> };

/** @throws AppError not-found: this site has no store; invalid (range) */
export async function usageCsv(
  person: Pick<Person, 'uid'>,
  scope: Scope,
  asked: UsageRange,
): Promise<UsageFile> {
  const range = rangeOf(asked, Date.now());
  const store = usageStore();
  if (store === null) throw new AppError('not-found', errorText.usageOff);
  // An error before the first byte is one in words.
  await store.status();
  const name = `usage ${range.from} ${range.to}.csv`;
  return {
    name,
    type: 'text/csv; charset=utf-8',
    chunks: csvOf(store, { scope, range, labelsOf: labelsFor(person.uid) }),
  };
}

type Names = ReadonlyMap<string, string | null>;
type Labels = { names: Names; titles: Names };
type Wanted = { scope: Scope; range: Range; labelsOf: (rows: readonly RunRow[]) => Promise<Labels> };

/** Names of who asked, and titles of the reader's threads, each read once for a file. */
function labelsFor(uid: string): Wanted['labelsOf'] {
  const titles = new Map<string, string | null>();
  return async (rows) => {
    const unread = rows.map(({ thread }) => thread).filter((id) => !titles.has(id));
    const [names, found] = await Promise.all([
      namesOf(rows.map(({ asker }) => asker)),
      titlesFor(uid, unread),
    ]);
    for (const id of unread) titles.set(id, found.get(id) ?? null);
    return { names, titles };
  };
}

export async function* csvOf(store: UsageStore, { scope, range, labelsOf }: Wanted): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS);
  const ended = shutdownSignal();
  let after: { at: number; id: string } | null = null;
  for (;;) {
    ended.throwIfAborted();
    const rows: RunRow[] = await runPage(store, { scope, ...range.whole, after, limit: PAGE });
    const labels = await labelsOf(rows);
    yield rows.map((row) => csvLine(cellsOf(row, labels))).join('');
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = { at: last.at, id: last.id };
  }
}

function cellsOf(row: RunRow, { names, titles }: Labels): (string | number | null)[] {
  return [
    new Date(row.at).toISOString(),
    names.get(row.asker) ?? null,
    row.asker,
    titles.get(row.thread) ?? null,
    row.thread,
    row.model,
    row.outcome,
    row.error,
    row.regenerated === 1 ? 'yes' : 'no',
    row.attempts,
    row.queued_ms,
    row.first_token_ms,
    row.total_ms,
    row.input,
    row.output,
    row.reasoning,
    row.cached,
    row.currency === null ? null : decimalOf(BigInt(row.cost)),
    row.currency,
  ];
}
