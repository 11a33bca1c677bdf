// What the list beside a thread can be narrowed to.
import type { ListedState, Thread } from '@/model/thread';

/** Of the threads that go on first, then what stands apart from them. */
export const SHELVES = ['all', 'mine', 'shared', 'unread', 'mentions', 'archived', 'trashed'] as const;
export type Shelf = (typeof SHELVES)[number];
/** Those that hold threads, and not messages. */
export type ThreadShelf = Exclude<Shelf, 'mentions'>;

export function stateOn(shelf: ThreadShelf): ListedState {
  return shelf === 'archived' || shelf === 'trashed' ? shelf : 'open';
}

type Circumstances = { me: string; unreadIn: (thread: Thread) => number };

export function belongsOn(shelf: ThreadShelf, thread: Thread, { me, unreadIn }: Circumstances): boolean {
  switch (shelf) {
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
