'use client';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useMyRole } from '@/hooks/threads/use-threads';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import type { Thread } from '@/model/thread';
import { Menu } from '@/app/_ui/menu';
import { sidebarStrings } from '@/app/_sidebar/strings';
import { CommandItems, useThreadCommands, type ThreadDialog } from '@/app/_thread/commands';
import { ThreadDialogs } from '@/app/_thread/dialogs';
import styles from './thread-row.module.css';

type Props = { thread: Thread; onRename: () => void };

/** The commands of a thread that is not open. */
export function RowMenu({ thread, onRename }: Props) {
  const strings = useStrings(sidebarStrings);
  const displayTitle = useDisplayTitle();
  const [isOpen, setIsOpen] = useState(false);
  /** Loads the role on hover, so that the menu opens with the items that it allows. */
  const [isNear, setIsNear] = useState(false);
  const [dialog, setDialog] = useState<ThreadDialog | null>(null);
  const role = useMyRole(thread.id, isNear || isOpen || dialog !== null);
  return (
    <span
      className={styles.menu}
      onPointerEnter={() => setIsNear(true)}
      onPointerLeave={() => setIsNear(false)}
      onFocus={() => setIsNear(true)}
      onBlur={() => setIsNear(false)}
    >
      <Menu
        label={strings.more(displayTitle(thread))}
        className={styles.menuButton ?? ''}
        button={<Ellipsis size={17} aria-hidden="true" />}
        placement="free"
        onOpen={() => setIsOpen(true)}
        onClose={() => setIsOpen(false)}
      >
        {isOpen && <Items thread={thread} role={role} onRename={onRename} onOpen={setDialog} />}
      </Menu>
      <ThreadDialogs open={dialog} thread={thread} role={role} onClose={() => setDialog(null)} />
    </span>
  );
}

function Items(target: Parameters<typeof useThreadCommands>[0]) {
  return <CommandItems commands={useThreadCommands(target)} />;
}
