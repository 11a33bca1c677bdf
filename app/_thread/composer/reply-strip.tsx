'use client';
import { X } from 'lucide-react';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import type { Message, ReplyTo } from '@/model/message';
import { IconButton } from '@/app/_ui/icon-button';
import { composerStrings } from './strings';
import { QuotedText } from '@/app/_thread/message/quoted-text';
import styles from './composer.module.css';

type Props = { replyTo: ReplyTo; known: ReadonlyMap<string, Message>; onClose: () => void };

/** Above the message box: the message that is being replied to. */
export function ReplyStrip({ replyTo, known, onClose }: Props) {
  const strings = useStrings(composerStrings);
  const name = useDisplayName()({ id: replyTo.authorId, name: replyTo.authorName });
  return (
    <div className={styles.replyStrip} role="group" aria-label={strings.replyingTo(name)}>
      <p className={styles.replyLine}>
        {strings.replyingToText(
          <strong dir="auto">{name}</strong>,
          <QuotedText replyTo={replyTo} known={known.get(replyTo.id)} />,
        )}
      </p>
      <IconButton
        size="small"
        label={strings.doNotReply}
        onClick={onClose}
        icon={<X size={16} aria-hidden="true" />}
      />
    </div>
  );
}
