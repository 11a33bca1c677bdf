'use client';
import { ArrowDown, Reply } from 'lucide-react';
import { useState } from 'react';
import type { PermalinkNavigation } from '@/hooks/timeline/use-permalink';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/use-workspace';
import { badgeOf, newsSince } from '@/model/read-state';
import type { Thread } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import { conversationStrings } from './strings';
import styles from './conversation.module.css';

type Props = {
  navigation: PermalinkNavigation;
  thread: Thread;
};

/**
 * Jumps back for a reader who is not at the end. Mounted when the reader leaves it: messages that land from then on are
 * counted.
 */
export function JumpButtons({ navigation, thread }: Props) {
  const strings = useStrings(conversationStrings);
  const { uid } = useMe();
  const [atLeaving] = useState(thread.landedCount);
  const newCount = newsSince(thread, atLeaving, uid);
  return (
    <div className={styles.controls}>
      {navigation.permalink.isJump && (
        <Button size="small" onClick={navigation.goBack}>
          <Reply size={16} aria-hidden="true" /> {strings.goBack}
        </Button>
      )}
      <Button size="small" onClick={navigation.leave}>
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
