// The list in the order of a reader's days: what is pinned, then by the day of the last activity, in their own zone.
import { foldText } from '@/model/fold-text';
import type { Thread } from '@/model/thread';
import { daysBetween } from '@/app/_ui/times';

const KINDS = ['pinned', 'today', 'yesterday', 'week', 'older'] as const;
export type SectionKind = (typeof KINDS)[number];
export type Section = { kind: SectionKind; threads: readonly Thread[] };

/** `threads`: newest activity first, and so they stay in each section; sections without threads are left out. */
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

/** Whether every word of what is looked for stands in the title, in any order and however it is written. */
export function matchesQuery(title: string, query: string): boolean {
  const foldedTitle = foldText(title);
  return foldText(query)
    .split(/\s+/)
    .every((word) => foldedTitle.includes(word));
}
