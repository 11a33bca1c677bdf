'use client';
import { EyeOff } from 'lucide-react';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { useHideMessage } from '@/hooks/messages/use-hide-message';
import { can } from '@/model/access';
import type { Message } from '@/model/message';
import { Button } from '@/app/_ui/button';
import { useThreadContext } from '@/app/_thread/context';
import styles from './message.module.css';
import { messageStrings } from './strings';

/** In the place of a hidden message or answer: who hid it, and the undo for those who may. */
export function HiddenNote({ message }: { message: Message }) {
  const strings = useStrings(messageStrings);
  const displayName = useDisplayName();
  const { threadId, role, isOpen } = useThreadContext();
  const { restore, busy } = useHideMessage({ threadId, messageId: message.id });
  const { hidden } = message;
  const text =
    hidden === null ? strings.hidden : strings.hiddenBy(displayName({ id: hidden.by, name: hidden.byName }));
  return (
    <div className={styles.note}>
      <EyeOff size={15} aria-hidden="true" />
      <span>{text}</span>
      {isOpen && can(role, 'hide any message') && (
        <Button size="small" busy={busy} onClick={restore}>
          {strings.showAgain}
        </Button>
      )}
    </div>
  );
}
