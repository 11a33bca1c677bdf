'use client';
import { ArrowDown, Reply } from 'lucide-react';
import { useStrings } from '@/hooks/core/use-strings';
import { badgeOf } from '@/model/read-state';
import { Button } from '@/app/_ui/button';
import { conversationStrings } from '@/app/_thread/conversation/strings';
import styles from '@/app/_thread/conversation/conversation.module.css';

type Props = {
  /** Messages that landed since the reader left the end. */
  newCount: number;
  /** Null for a reader who did not jump. */
  onBack: (() => void) | null;
  onLatest: () => void;
};

/** Jumps of a reader who is not at the end. */
export function JumpControls({ newCount, onBack, onLatest }: Props) {
  const strings = useStrings(conversationStrings);
  return (
    <div className={styles.controls}>
      {onBack !== null && (
        <Button size="small" onClick={onBack}>
          <Reply size={16} aria-hidden="true" /> {strings.goBack}
        </Button>
      )}
      <Button size="small" onClick={onLatest}>
        <ArrowDown size={16} aria-hidden="true" /> {strings.toLatest}
        {newCount > 0 && (
          <span className={styles.newCount}>
            <span className="visually-hidden">, {strings.newCount(newCount)}</span>
            <span aria-hidden="true">{badgeOf(newCount)}</span>
          </span>
        )}
      </Button>
    </div>
  );
}
