// The filters of the thread list.
import type { ListedState, Thread } from '@/model/thread';

/** Filters of open threads first, then mentions, archive and trash. */
export const FILTERS = ['all', 'mine', 'shared', 'unread', 'mentions', 'archived', 'trashed'] as const;
export type Filter = (typeof FILTERS)[number];
/** Filters that list threads; mentions are messages. */
export type ThreadFilter = Exclude<Filter, 'mentions'>;

export function stateFor(filter: ThreadFilter): ListedState {
  return filter === 'archived' || filter === 'trashed' ? filter : 'open';
}

type FilterOptions = { me: string; unreadIn: (thread: Thread) => number };

export function matchesFilter(
  filter: ThreadFilter,
  thread: Thread,
  { me, unreadIn }: FilterOptions,
): boolean {
  switch (filter) {
    case 'mine':
      return thread.createdBy === me;
    case 'shared':
      return thread.createdBy !== me;
    case 'unread':
      return unreadIn(thread) > 0;
    case 'all':
    case 'archived':
    case 'trashed':
      return true;
  }
}
