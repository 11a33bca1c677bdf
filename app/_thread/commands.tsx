'use client';
// The commands of a thread, defined once for the header menu, the row menu and the palette.
import {
  Archive,
  Bell,
  BellOff,
  ChartNoAxesColumn,
  Download,
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
import { useReadStateActions } from '@/hooks/threads/use-read-state';
import { isOnScreen, useNavigate } from '@/hooks/core/use-location';
import { useThreadActions } from '@/hooks/threads/use-thread';
import { useStrings } from '@/hooks/core/use-strings';
import { can, mayExport, type Role } from '@/model/access';
import type { Thread } from '@/model/thread';
import { MenuItem } from '@/app/_ui/menu';
import { threadStrings } from './strings';

/** Registered by the conversation, which it searches. */
export const FIND_IN_THREAD = 'find in thread';

export type ThreadDialog = 'settings' | 'export' | 'activity' | 'leave' | 'delete';

type Target = {
  thread: Thread;
  role: Role | undefined;
  onRename: () => void;
  /** Opens the dialog of a command. */
  onOpen: (dialog: ThreadDialog) => void;
};

/** In the order of the menus; commands that the role or the thread's state does not allow are left out. */
export function useThreadCommands({ thread, role, onRename, onOpen }: Target): readonly Command[] {
  const strings = useStrings(threadStrings);
  const { archive, unarchive } = useThreadActions(thread.id);
  const { isMuted, isPinned, mute, pin, markUnread } = useReadStateActions(thread);
  const navigate = useNavigate();
  const isArchived = thread.state === 'archived';
  const isOpen = thread.state === 'open';
  const leave = () => {
    // An open thread would immediately be marked read again.
    if (isOnScreen(thread.id)) navigate('/');
    void markUnread();
  };
  const when = (isSo: boolean, command: Command): Command[] => (isSo ? [command] : []);
  return [
    ...when(isOpen && can(role, 'rename thread'), {
      id: 'rename',
      label: strings.rename,
      Icon: Pencil,
      press: onRename,
    }),
    ...when(isOpen, {
      id: 'pin',
      label: isPinned ? strings.unpin : strings.pin,
      Icon: isPinned ? PinOff : Pin,
      press: () => pin(!isPinned),
    }),
    ...when(thread.landedCount > 0, {
      id: 'unread',
      label: strings.markUnread,
      Icon: MailQuestionMark,
      press: leave,
    }),
    {
      id: 'mute',
      label: isMuted ? strings.unmute : strings.mute,
      Icon: isMuted ? Bell : BellOff,
      press: () => void mute(!isMuted),
    },
    {
      id: 'thread settings',
      label: strings.settings,
      Icon: SlidersHorizontal,
      press: () => onOpen('settings'),
    },
    ...when(can(role, 'manage members'), {
      id: 'activity',
      label: strings.activity,
      Icon: History,
      press: () => onOpen('activity'),
    }),
    ...when(can(role, 'read usage'), {
      id: 'thread usage',
      label: strings.usage,
      Icon: ChartNoAxesColumn,
      press: () => navigate(`/usage?thread=${thread.id}`),
    }),
    ...when(mayExport(role, thread.settings.exportBy), {
      id: 'export',
      label: strings.export,
      Icon: Download,
      press: () => onOpen('export'),
    }),
    ...when(can(role, 'archive thread'), {
      id: 'archive',
      label: isArchived ? strings.unarchive : strings.archive,
      Icon: Archive,
      press: () => void (isArchived ? unarchive() : archive()),
    }),
    ...when(can(role, 'leave thread'), {
      id: 'leave',
      label: strings.leave,
      Icon: LogOut,
      press: () => onOpen('leave'),
    }),
    ...when(can(role, 'delete thread'), {
      id: 'delete',
      label: strings.delete,
      Icon: Trash2,
      tone: 'danger',
      press: () => onOpen('delete'),
    }),
  ];
}

/** Commands as menu items. */
export function CommandItems({ commands }: { commands: readonly Command[] }) {
  return commands.map(({ id, label, Icon, press, tone }) => (
    // After the menu has returned the focus: a dialog that opens may move it.
    <MenuItem key={id} onPress={() => setTimeout(press)} {...(tone && { tone })}>
      <Icon size={17} aria-hidden="true" /> {label}
    </MenuItem>
  ));
}
