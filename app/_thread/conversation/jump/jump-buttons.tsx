'use client';
import { useState } from 'react';
import type { PermalinkNavigation } from '@/hooks/timeline/use-permalink';
import { useMe } from '@/hooks/core/session/use-workspace';
import { newsSince } from '@/model/read-state';
import type { Thread } from '@/model/thread';
import { JumpControls } from './jump-controls';

type Props = {
  navigation: PermalinkNavigation;
  thread: Thread;
};

/**
 * Jumps back for a reader who is not at the end. Mounted when the reader leaves it: messages that land from then on are
 * counted.
 */
export function JumpButtons({ navigation, thread }: Props) {
  const { uid } = useMe();
  const [atLeaving] = useState(thread.landedCount);
  return (
    <JumpControls
      newCount={newsSince(thread, atLeaving, uid)}
      onBack={navigation.permalink.isJump ? navigation.goBack : null}
      onLatest={navigation.leave}
    />
  );
}
