'use client';
import {
  Archive,
  Bell,
  BellOff,
  Ellipsis,
  MailQuestionMark,
  History,
  LogOut,
  Pencil,
  Trash2,
} from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useMarking } from '@/hooks/use-marks';
import { useGo } from '@/hooks/use-place';
import { useThreadActions } from '@/hooks/use-thread';
import { can, type Role } from '@/model/access';
import type { Thread } from '@/model/thread';
import { buttonClass } from '../../_ui/button';
import { Menu, MenuItem } from '../../_ui/menu';

const DeleteDialog = dynamic(() => import('./ending-dialogs').then((module) => module.DeleteDialog), {
  ssr: false,
});
const LeaveThreadDialog = dynamic(
  () => import('./ending-dialogs').then((module) => module.LeaveThreadDialog),
  {
    ssr: false,
  },
);

const TrailDialog = dynamic(() => import('./trail-dialog').then((module) => module.TrailDialog), {
  ssr: false,
});

type Props = { thread: Thread; role: Role | undefined; onRename: () => void };

export function ThreadMenu({ thread, role, onRename }: Props) {
  const [dialog, setDialog] = useState<'none' | 'trail' | 'delete' | 'leave'>('none');
  const { archive, reopen } = useThreadActions(thread.id);
  const close = () => setDialog('none');
  const isArchived = thread.state === 'archived';
  const go = useGo();
  const { isMuted, mute, leaveUnread } = useMarking(thread);
  const leave = () => {
    // Whoever looks at a thread has read it.
    go('/');
    return leaveUnread();
  };
  return (
    <>
      <Menu
        label="Thread menu"
        className={buttonClass({ look: 'quiet', shape: 'icon' })}
        button={<Ellipsis size={20} aria-hidden="true" />}
        place="below"
      >
        {!isArchived && can(role, 'rename thread') && (
          // After the menu has given the focus back.
          <MenuItem onPress={() => setTimeout(onRename)}>
            <Pencil size={17} aria-hidden="true" /> Rename
          </MenuItem>
        )}
        {thread.landed > 0 && (
          <MenuItem onPress={() => void leave()}>
            <MailQuestionMark size={17} aria-hidden="true" /> Mark as unread
          </MenuItem>
        )}
        <MenuItem onPress={() => void mute(!isMuted)}>
          {isMuted ? <Bell size={17} aria-hidden="true" /> : <BellOff size={17} aria-hidden="true" />}
          {isMuted ? 'Unmute' : 'Mute'}
        </MenuItem>
        {can(role, 'manage members') && (
          <MenuItem onPress={() => setDialog('trail')}>
            <History size={17} aria-hidden="true" /> Activity
          </MenuItem>
        )}
        {can(role, 'archive thread') && (
          <MenuItem onPress={() => void (isArchived ? reopen() : archive())}>
            <Archive size={17} aria-hidden="true" />
            {isArchived ? 'Open again' : 'Archive thread'}
          </MenuItem>
        )}
        {can(role, 'leave thread') && (
          <MenuItem onPress={() => setDialog('leave')}>
            <LogOut size={17} aria-hidden="true" /> Leave thread
          </MenuItem>
        )}
        {can(role, 'delete thread') && (
          <MenuItem tone="danger" onPress={() => setDialog('delete')}>
            <Trash2 size={17} aria-hidden="true" /> Delete thread
          </MenuItem>
        )}
      </Menu>
      {dialog === 'trail' && <TrailDialog threadId={thread.id} onClose={close} />}
      {dialog === 'delete' && <DeleteDialog thread={thread} onClose={close} />}
      {dialog === 'leave' && <LeaveThreadDialog thread={thread} onClose={close} />}
    </>
  );
}
