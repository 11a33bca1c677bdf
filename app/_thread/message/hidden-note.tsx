'use client';
import { EyeOff } from 'lucide-react';
import { useRef } from 'react';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { useFocusAfter } from '@/hooks/messages/use-focus-after';
import { useHideMessage } from '@/hooks/messages/use-hide-message';
import { can } from '@/model/access';
import type { Message } from '@/model/message';
import { Button } from '@/app/_ui/button';
import { useActor, useReader } from '@/app/_thread/context';
import styles from './message.module.css';
import { messageStrings } from './strings';

/** In the place of a hidden message or answer: who hid it, and the undo for those who may. */
export function HiddenNote({ message }: { message: Message }) {
  const strings = useStrings(messageStrings);
  const displayName = useDisplayName();
  const { threadId } = useReader();
  const actor = useActor();
  const { restore, busy } = useHideMessage({ threadId, messageId: message.id });
  const note = useRef<HTMLDivElement>(null);
  useFocusAfter(note, '[aria-haspopup="menu"]');
  const mayRestore = actor?.isOpen === true && can(actor.role, 'hide any message');
  const { hidden } = message;
  const text =
    hidden === null ? strings.hidden : strings.hiddenBy(displayName({ id: hidden.by, name: hidden.byName }));
  return (
    <div ref={note} className={styles.note}>
      <EyeOff size={15} aria-hidden="true" />
      <span>{text}</span>
      {mayRestore && actor.hasForks && <span>{strings.copiesStayAway}</span>}
      {mayRestore && (
        <Button size="small" busy={busy} onClick={restore} data-show-again="">
          {strings.showAgain}
        </Button>
      )}
    </div>
  );
}

/** For those who may hide a message that has no menu, because it failed to render. */
export function HideButton({ messageId }: { messageId: string }) {
  const strings = useStrings(messageStrings);
  const { threadId } = useReader();
  const actor = useActor();
  const { hide, busy } = useHideMessage({ threadId, messageId });
  if (!actor?.isOpen || !can(actor.role, 'hide any message')) return null;
  return (
    <Button size="small" busy={busy} onClick={hide}>
      <EyeOff size={14} aria-hidden="true" /> {strings.hide}
    </Button>
  );
}
