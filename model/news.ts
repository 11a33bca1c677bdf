// What is worth a desktop notice: somebody called me, my question is answered, I was added. Told from two states of a
// thread as its list brings them, so nothing else has to be listened to.
import { ASSISTANT_ID } from './product';
import type { Thread } from './thread';
import { unreadMentionsOf, type Mark } from './unread';

export type News = {
  kind: 'mentioned' | 'answered' | 'added';
  threadId: string;
  title: string;
  body: string;
};

type Circumstances = {
  me: string;
  /** Undefined: this person has never looked at the thread. */
  mark: Mark | undefined;
};

/** `before`: undefined when the thread has just come into the list. Null when nothing is to be told. */
export function newsOf(before: Thread | undefined, after: Thread, { me, mark }: Circumstances): News | null {
  if (mark?.muted === true) return null;
  const { lastMessage, title } = after;
  const news = (kind: News['kind'], words: string, body: string): News => ({
    kind,
    threadId: after.id,
    title: words,
    body,
  });
  const called = unreadMentionsOf(after, mark, me) > 0;
  if (called && (after.mentioned[me] ?? 0) > (before?.mentioned[me] ?? 0)) {
    const isTheirs = lastMessage !== null && lastMessage.authorId !== me;
    return isTheirs
      ? news('mentioned', `${lastMessage.authorName} mentioned you in “${title}”`, lastMessage.preview)
      : news('mentioned', `You are mentioned in “${title}”`, '');
  }
  if (before === undefined)
    return mark === undefined && after.createdBy !== me
      ? news('added', `You were added to “${title}”`, '')
      : null;
  const isNew = lastMessage !== null && lastMessage.at > (before.lastMessage?.at ?? 0);
  if (isNew && lastMessage.authorId === ASSISTANT_ID && lastMessage.askedBy === me)
    return news('answered', `Your question in “${title}” is answered`, lastMessage.preview);
  return null;
}
