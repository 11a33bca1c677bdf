// What is worth a desktop notice: somebody called me, my question is answered, I was added. Told from two states of a
// thread as its list brings them, so nothing else has to be listened to.
import { catalogue, type Language } from './language';
import { ASSISTANT_ID } from './product';
import type { Thread } from './thread';
import { unreadMentionsOf, type Mark } from './read-state';

export type News = {
  kind: 'mentioned' | 'answered' | 'added';
  threadId: string;
  title: string;
  body: string;
};

const WORDS = catalogue({
  en: {
    mentioned: (name: string, title: string) => `${name} mentioned you in “${title}”`,
    youAreMentioned: (title: string) => `You are mentioned in “${title}”`,
    added: (title: string) => `You were added to “${title}”`,
    answered: (title: string) => `Your question in “${title}” is answered`,
  },
  zh: {
    mentioned: (name: string, title: string) => `${name} 在“${title}”中提及了您`,
    youAreMentioned: (title: string) => `“${title}”中有人提及您`,
    added: (title: string) => `您已被加入“${title}”`,
    answered: (title: string) => `您在“${title}”中的提问已得到回答`,
  },
});

type Circumstances = {
  me: string;
  /** In which it is told; English when nobody says. */
  language?: Language;
  /** Undefined: this person has never looked at the thread. */
  mark: Mark | undefined;
};

/** `before`: undefined when the thread has just come into the list. Null when nothing is to be told. */
export function newsOf(
  before: Thread | undefined,
  after: Thread,
  { me, mark, language = 'en' }: Circumstances,
): News | null {
  const words = WORDS[language];
  if (mark?.muted === true) return null;
  const { lastMessage, title } = after;
  const news = (kind: News['kind'], heading: string, body: string): News => ({
    kind,
    threadId: after.id,
    title: heading,
    body,
  });
  const called = unreadMentionsOf(after, mark, me) > 0;
  if (called && (after.mentioned[me] ?? 0) > (before?.mentioned[me] ?? 0)) {
    const isTheirs = lastMessage !== null && lastMessage.authorId !== me;
    return isTheirs
      ? news('mentioned', words.mentioned(lastMessage.authorName, title), lastMessage.preview)
      : news('mentioned', words.youAreMentioned(title), '');
  }
  if (before === undefined)
    return mark === undefined && after.createdBy !== me ? news('added', words.added(title), '') : null;
  const isNew = lastMessage !== null && lastMessage.at > (before.lastMessage?.at ?? 0);
  if (isNew && lastMessage.authorId === ASSISTANT_ID && lastMessage.askedBy === me)
    return news('answered', words.answered(title), lastMessage.preview);
  return null;
}
