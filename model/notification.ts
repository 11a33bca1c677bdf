// Desktop notifications: a mention, an answer to one's question, being added to a thread or invited to one. But for
// invitations they are derived from two states of a thread as the thread list receives them.
import { displayNameOf, displayTitleOf } from './display-name';
import { catalogue, type Language } from './language';
import { ASSISTANT_ID } from './product';
import type { ReceivedInvite } from './email-invite';
import type { Thread } from './thread';
import { unreadMentionsOf, type ReadState } from './read-state';

export type DesktopNotification = {
  kind: 'mentioned' | 'answered' | 'added' | 'invited';
  threadId: string;
  title: string;
  body: string;
};

const STRINGS = catalogue({
  en: {
    mentioned: (name: string, title: string) => `${name} mentioned you in “${title}”`,
    youAreMentioned: (title: string) => `You are mentioned in “${title}”`,
    added: (title: string) => `You were added to “${title}”`,
    invited: (name: string, title: string) => `${name} invited you to “${title}”`,
    answered: (title: string) => `Your question in “${title}” was answered`,
    messageRemoved: 'Message removed',
  },
  zh: {
    mentioned: (name: string, title: string) => `${name} 在“${title}”中提及了您`,
    youAreMentioned: (title: string) => `“${title}”中有人提及您`,
    added: (title: string) => `您已被加入“${title}”`,
    invited: (name: string, title: string) => `${name} 邀请您加入“${title}”`,
    answered: (title: string) => `您在“${title}”中的提问已得到回答`,
    messageRemoved: '消息已移除',
  },
});

type DesktopNotificationOptions = {
  me: string;
  /** The language of the notification; English by default. */
  language?: Language;
  /** Undefined: this person has never opened the thread. */
  readState: ReadState | undefined;
};

/** `before`: undefined when the thread has just entered the list. Null when there is nothing to notify. */
export function desktopNotificationOf(
  before: Thread | undefined,
  after: Thread,
  { me, readState, language = 'en' }: DesktopNotificationOptions,
): DesktopNotification | null {
  const strings = STRINGS[language];
  if (readState?.muted === true) return null;
  const { lastMessage } = after;
  const title = displayTitleOf(after, language);
  const preview = lastMessage?.preview ?? strings.messageRemoved;
  const notification = (
    kind: DesktopNotification['kind'],
    heading: string,
    body: string,
  ): DesktopNotification => ({
    kind,
    threadId: after.id,
    title: heading,
    body,
  });
  // Edits bring mentions, too: those are not the last message's. Where the state before is not known, an edit has moved `changedAt`.
  const knownUntil = before === undefined ? after.changedAt : (before.lastMessage?.at ?? 0);
  const isNew = lastMessage !== null && lastMessage.at > knownUntil;
  const isMentioned = unreadMentionsOf(after, readState, me) > 0;
  if (isMentioned && (after.mentioned[me] ?? 0) > (before?.mentioned[me] ?? 0)) {
    const isTheirs = isNew && lastMessage.authorId !== me;
    return isTheirs
      ? notification('mentioned', strings.mentioned(nameOf(lastMessage, language), title), preview)
      : notification('mentioned', strings.youAreMentioned(title), '');
  }
  if (before === undefined)
    return readState === undefined && after.createdBy !== me
      ? notification('added', strings.added(title), '')
      : null;
  if (isNew && lastMessage.authorId === ASSISTANT_ID && lastMessage.askedBy === me)
    return notification('answered', strings.answered(title), preview);
  return null;
}

function nameOf({ authorId, authorName }: NonNullable<Thread['lastMessage']>, language: Language): string {
  return displayNameOf({ id: authorId, name: authorName }, language);
}

export function invitedNotificationOf(invite: ReceivedInvite, language: Language): DesktopNotification {
  const { threadId, by, byName } = invite;
  const name = displayNameOf({ id: by, name: byName }, language);
  const title = STRINGS[language].invited(name, displayTitleOf(invite, language));
  return { kind: 'invited', threadId, title, body: '' };
}
