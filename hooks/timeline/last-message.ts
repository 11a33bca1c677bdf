// The last messages of a thread, as keys and buttons beside the composer mean them. A detached window ends elsewhere: there, none is
// known to be the last.
import { isRemoved, type Message } from '@/model/message';
import type { TimelineItem } from '@/model/timeline';
import type { TimelineView } from './use-timeline';

/** `hasEnd`: the items go down to the end of the thread. */
type Shown = Pick<TimelineView, 'items' | 'sendings'> & { hasEnd: boolean };

/** The newest message of this person; null while one of theirs is pending. */
export function lastOwn({ hasEnd, items, sendings }: Shown, me: string): Message | null {
  if (!hasEnd || sendings.length > 0) return null;
  return lastWhere(items, ({ authorId }) => authorId === me);
}

/** The last message that can be replied to. */
export function lastToReply({ hasEnd, items }: Shown): Message | null {
  if (!hasEnd) return null;
  return lastWhere(items, ({ status }) => !isRemoved(status));
}

/** The last message, if it is a person's, asked nobody, and no message is pending. */
export function lastUnasked({ hasEnd, items, sendings }: Shown): string | null {
  const last = items.at(-1);
  if (!hasEnd || last?.kind !== 'message' || sendings.length > 0) return null;
  const { id, role, runId, status } = last.message;
  return role === 'user' && runId === null && status === 'sent' ? id : null;
}

function lastWhere(items: readonly TimelineItem[], isWanted: (message: Message) => boolean): Message | null {
  const found = items.findLast((item) => item.kind === 'message' && isWanted(item.message));
  return found?.kind === 'message' ? found.message : null;
}
