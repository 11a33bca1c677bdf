'use client';
import * as Menu from '@radix-ui/react-dropdown-menu';
import { Ellipsis, LogOut, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { can, type Role } from '@/model/access';
import type { Thread } from '@/model/thread';
import { buttonClass } from '../../_ui/button';
import menu from '../../_ui/menu.module.css';
import { DeleteDialog, LeaveThreadDialog } from './ending-dialogs';

type Props = { thread: Thread; role: Role | undefined; onRename: () => void };

export function ThreadMenu({ thread, role, onRename }: Props) {
  const [dialog, setDialog] = useState<'none' | 'delete' | 'leave'>('none');
  const close = () => setDialog('none');
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger className={buttonClass({ look: 'quiet', shape: 'icon' })} aria-label="Thread menu">
          <Ellipsis size={20} aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className={menu.menu} align="end" sideOffset={6}>
            {can(role, 'rename thread') && (
              <Menu.Item className={menu.item} onSelect={() => setTimeout(onRename)}>
                <Pencil size={17} aria-hidden="true" /> Rename
              </Menu.Item>
            )}
            {can(role, 'leave thread') && (
              <Menu.Item className={menu.item} onSelect={() => setDialog('leave')}>
                <LogOut size={17} aria-hidden="true" /> Leave thread
              </Menu.Item>
            )}
            {can(role, 'delete thread') && (
              <Menu.Item className={`${menu.item} ${menu.danger}`} onSelect={() => setDialog('delete')}>
                <Trash2 size={17} aria-hidden="true" /> Delete thread
              </Menu.Item>
            )}
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      <DeleteDialog thread={thread} isOpen={dialog === 'delete'} onClose={close} />
      <LeaveThreadDialog thread={thread} isOpen={dialog === 'leave'} onClose={close} />
    </>
  );
}
