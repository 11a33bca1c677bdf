// The sections of the thread list: pinned threads, then the days of the last activity, in the reader's own time zone.
import { foldText } from '@/model/fold-text';
import type { Thread } from '@/model/thread';
import { daysBetween } from '@/app/_ui/times';

const KINDS = ['pinned', 'today', 'yesterday', 'week', 'older'] as const;
export type SectionKind = (typeof KINDS)[number];
export type Section = { kind: SectionKind; threads: readonly Thread[] };

/** `threads`: newest activity first, an order that each section preserves; empty sections are left out. */
export function sectionsOf(threads: readonly Thread[], pinned: ReadonlySet<string>, now: number): Section[] {
  const kindOf = ({ id, updatedAt }: Thread): SectionKind => {
    if (pinned.has(id)) return 'pinned';
    const days = daysBetween(updatedAt, now);
    if (days <= 0) return 'today';
    if (days === 1) return 'yesterday';
    return days <= 7 ? 'week' : 'older';
  };
  const byKind = Map.groupBy(threads, kindOf);
  return KINDS.flatMap((kind) => {
    const here = byKind.get(kind);
    return here ? [{ kind, threads: here }] : [];
  });
}

/** Whether the title contains every word of the query, in any order, ignoring case and accents. */
export function matchesQuery(title: string, query: string): boolean {
  const foldedTitle = foldText(title);
  return foldText(query)
    .split(/\s+/)
    .every((word) => foldedTitle.includes(word));
}
