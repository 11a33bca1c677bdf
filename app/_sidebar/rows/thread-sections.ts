// The sections of the thread list: pinned threads, then the days, months and years of the last activity, in the reader's own time
// zone. And its rows, in one sequence: the headings of the sections, and their threads.
import { foldText } from '@/model/fold-text';
import type { Thread } from '@/model/thread';
import { daysBetween } from '@/app/_ui/times';

/** `at`: a time within the month or the year. */
export type Section =
  | { kind: 'pinned' | 'today' | 'yesterday' | 'week' | 'all'; key: string }
  | { kind: 'month' | 'year'; key: string; at: number };

export type ListRow =
  | { kind: 'heading'; key: string; section: Section; isFirst: boolean }
  | {
      kind: 'thread';
      key: string;
      section: Section;
      thread: Thread;
      /** From 1, of all threads. */ position: number;
    };

/** `threads`: newest activity first, an order that each section preserves; empty sections are left out. */
export function rowsOf(threads: readonly Thread[], pinned: ReadonlySet<string>, now: number): ListRow[] {
  const above = threads.filter(({ id }) => pinned.has(id));
  const below = threads.filter(({ id }) => !pinned.has(id));
  const rows: ListRow[] = [];
  let section: Section | null = null;
  for (const [index, thread] of [...above, ...below].entries()) {
    const own: Section =
      index < above.length ? { kind: 'pinned', key: 'pinned' } : sectionOf(thread.updatedAt, now);
    if (own.key !== section?.key) {
      section = own;
      rows.push({ kind: 'heading', key: `section ${own.key}`, section, isFirst: rows.length === 0 });
    }
    rows.push({ kind: 'thread', key: thread.id, section, thread, position: index + 1 });
  }
  return rows;
}

/** Without headings. */
export function plainRowsOf(threads: readonly Thread[]): ListRow[] {
  const section: Section = { kind: 'all', key: 'all' };
  return threads.map((thread, index) => ({
    kind: 'thread',
    key: thread.id,
    section,
    thread,
    position: index + 1,
  }));
}

function sectionOf(at: number, now: number): Section {
  const days = daysBetween(at, now);
  if (days <= 0) return { kind: 'today', key: 'today' };
  if (days === 1) return { kind: 'yesterday', key: 'yesterday' };
  if (days <= 7) return { kind: 'week', key: 'week' };
  const [day, today] = [new Date(at), new Date(now)];
  const year = day.getFullYear();
  return year === today.getFullYear()
    ? { kind: 'month', key: `${year}-${day.getMonth()}`, at }
    : { kind: 'year', key: String(year), at };
}

/** Whether the title contains every word of the query, in any order, ignoring case and accents. */
export function matchesQuery(title: string, query: string): boolean {
  const foldedTitle = foldText(title);
  return foldText(query)
    .split(/\s+/)
    .every((word) => foldedTitle.includes(word));
}
