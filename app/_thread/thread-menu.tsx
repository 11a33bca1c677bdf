'use client';
import { Ellipsis, TextSearch } from 'lucide-react';
import { useState } from 'react';
import { runCommand, useCommandsHere, type Command } from '@/hooks/shell/use-commands';
import { useStrings } from '@/hooks/core/use-strings';
import type { Role } from '@/model/access';
import type { Thread } from '@/model/thread';
import { buttonClass } from '@/app/_ui/button';
import { Menu } from '@/app/_ui/menu';
import { CommandItems, FIND_IN_THREAD, useThreadCommands, type ThreadDialog } from './commands';
import { ThreadDialogs } from './dialogs';
import { threadStrings } from './strings';

type Props = { thread: Thread; role: Role | undefined; onRename: () => void };

export function ThreadMenu({ thread, role, onRename }: Props) {
  const strings = useStrings(threadStrings);
  const [open, setOpen] = useState<ThreadDialog | null>(null);
  const commands = useThreadCommands({ thread, role, onRename, onOpen: setOpen });
  useCommandsHere(commands);
  // The conversation registers this one for the palette.
  const find: Command = {
    id: FIND_IN_THREAD,
    label: strings.findInThread,
    Icon: TextSearch,
    press: () => void runCommand(FIND_IN_THREAD),
  };
  return (
    <>
      <Menu
        label={strings.menu}
        className={buttonClass({ look: 'quiet', shape: 'icon' })}
        button={<Ellipsis size={20} aria-hidden="true" />}
        placement="below"
      >
        <CommandItems commands={[find, ...commands]} />
      </Menu>
      <ThreadDialogs open={open} thread={thread} role={role} onClose={() => setOpen(null)} />
    </>
  );
}
