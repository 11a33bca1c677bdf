'use client';
// What can be done with a thread, said once: for the menu in its head, the one in the list, and the palette.
import {
  Archive,
  Bell,
  BellOff,
  History,
  LogOut,
  MailQuestionMark,
  Pencil,
  Pin,
  PinOff,
  SlidersHorizontal,
  Trash2,
} from 'lucide-react';
import type { Command } from '@/hooks/shell/use-commands';
import { useMarking } from '@/hooks/threads/use-read-states';
import { isOnScreen, useGo } from '@/hooks/core/use-location';
import { useThreadActions } from '@/hooks/threads/use-thread';
import { useWords } from '@/hooks/core/use-strings';
import { can, type Role } from '@/model/access';
import type { Thread } from '@/model/thread';
import { threadWords } from './strings';

export type ThreadDialog = 'settings' | 'trail' | 'leave' | 'delete';

type Target = {
  thread: Thread;
  role: Role | undefined;
  onRename: () => void;
  /** Opens what needs room of its own. */
  onOpen: (dialog: ThreadDialog) => void;
};

/** In the order of the menus; what the role or the state does not allow is left out. */
export function useThreadCommands({ thread, role, onRename, onOpen }: Target): readonly Command[] {
  const words = useWords(threadWords);
  const { archive, reopen } = useThreadActions(thread.id);
  const { isMuted, isPinned, mute, pin, leaveUnread } = useMarking(thread);
  const go = useGo();
  const isArchived = thread.state === 'archived';
  const isOpen = thread.state === 'open';
  const leave = () => {
    // Whoever looks at a thread has read it.
    if (isOnScreen(thread.id)) go('/');
    void leaveUnread();
  };
  const when = (isSo: boolean, command: Command): Command[] => (isSo ? [command] : []);
  return [
    ...when(isOpen && can(role, 'rename thread'), {
      id: 'rename',
      words: words.rename,
      Icon: Pencil,
      press: onRename,
    }),
    ...when(isOpen, {
      id: 'pin',
      words: isPinned ? words.unpin : words.pin,
      Icon: isPinned ? PinOff : Pin,
      press: () => void pin(!isPinned),
    }),
    ...when(thread.landed > 0, {
      id: 'unread',
      words: words.markUnread,
      Icon: MailQuestionMark,
      press: leave,
    }),
    {
      id: 'mute',
      words: isMuted ? words.unmute : words.mute,
      Icon: isMuted ? Bell : BellOff,
      press: () => void mute(!isMuted),
    },
    {
      id: 'thread settings',
      words: words.settings,
      Icon: SlidersHorizontal,
      press: () => onOpen('settings'),
    },
    ...when(can(role, 'manage members'), {
      id: 'trail',
      words: words.activity,
      Icon: History,
      press: () => onOpen('trail'),
    }),
    ...when(can(role, 'archive thread'), {
      id: 'archive',
      words: isArchived ? words.openAgain : words.archive,
      Icon: Archive,
      press: () => void (isArchived ? reopen() : archive()),
    }),
    ...when(can(role, 'leave thread'), {
      id: 'leave',
      words: words.leave,
      Icon: LogOut,
      press: () => onOpen('leave'),
    }),
    ...when(can(role, 'delete thread'), {
      id: 'delete',
      words: words.delete,
      Icon: Trash2,
      tone: 'danger',
      press: () => onOpen('delete'),
    }),
  ];
}
