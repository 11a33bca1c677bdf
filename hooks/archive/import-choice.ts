// Which conversations of the files that were read come in: choosing, finding and ordering them.
import { foldText } from '@/model/fold-text';
import { MAX_BRANCHES_IMPORTED } from '@/model/import-limits';
import { sum } from '@/model/archive/summary';
import type { FoundConversation, Place } from '@/services/archive/reader-messages';

export const IMPORT_ORDERS = ['file', 'newest', 'oldest', 'longest', 'title'] as const;
export type ImportOrder = (typeof IMPORT_ORDERS)[number];

/** Keys of the chosen conversations. */
export type Selection = ReadonlySet<string>;

export function keyOf({ file, ordinal }: Place): string {
  return `${file}:${ordinal}`;
}

/** Those whose title or an author's name has the text, in this order. */
export function shownConversations(
  found: readonly FoundConversation[],
  { query, order }: { query: string; order: ImportOrder },
): readonly FoundConversation[] {
  const wanted = foldText(query.trim());
  const matching =
    wanted === ''
      ? found
      : found.filter(({ summary: { title, authors } }) =>
          [title, ...authors.map(({ name }) => name)].some((text) => foldText(text).includes(wanted)),
        );
  return sorted(matching, order);
}

function sorted(found: readonly FoundConversation[], order: ImportOrder): readonly FoundConversation[] {
  switch (order) {
    case 'file':
      return found;
    case 'newest':
      return found.toSorted((a, b) => timeOf(b) - timeOf(a));
    case 'oldest':
      return found.toSorted((a, b) => timeOf(a) - timeOf(b));
    case 'longest':
      return found.toSorted((a, b) => b.summary.messages - a.summary.messages);
    case 'title':
      return found.toSorted((a, b) => TITLES.compare(a.summary.title, b.summary.title));
  }
}

const TITLES = new Intl.Collator(undefined, { numeric: true });
const timeOf = ({ summary }: FoundConversation) => summary.lastAt ?? 0;

export function withChosen(selection: Selection, places: readonly Place[], isChosen: boolean): Selection {
  const next = new Set(selection);
  for (const place of places) {
    if (isChosen) next.add(keyOf(place));
    else next.delete(keyOf(place));
  }
  return next;
}

export type ImportTotals = { conversations: number; threads: number; messages: number };

/** What an import of the chosen ones would make. */
export function totalsOf(
  found: readonly FoundConversation[],
  { selection, withBranches }: { selection: Selection; withBranches: boolean },
): ImportTotals {
  const chosen = found.filter((one) => selection.has(keyOf(one))).map(({ summary }) => summary);
  const messages = sum(chosen.map((one) => one.messages));
  if (!withBranches) return { conversations: chosen.length, threads: chosen.length, messages };
  return {
    conversations: chosen.length,
    threads: chosen.length + sum(chosen.map(({ branches }) => Math.min(branches, MAX_BRANCHES_IMPORTED))),
    messages: messages + sum(chosen.map(({ branchMessages }) => branchMessages)),
  };
}

/** Counts of the same kinds, taken together; those that are not nothing. */
export function addedUp<K extends string>(
  kinds: readonly K[],
  counts: readonly Partial<Record<K, number>>[],
): { kind: K; count: number }[] {
  return kinds
    .map((kind) => ({ kind, count: sum(counts.map((one) => one[kind] ?? 0)) }))
    .filter(({ count }) => count > 0);
}
