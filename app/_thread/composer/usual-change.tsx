'use client';
// Loaded when who can write in the thread changes what the assistant replies to.
import { useEffect } from 'react';
import type { UsualChange } from '@/hooks/composer/use-ask';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { usualChangeStrings } from './usual-change-strings';

/** Says why the Ask switch stands elsewhere now, or soon will. */
export function UsualChangeToast({ asks, isWriting, count }: UsualChange) {
  const strings = useStrings(usualChangeStrings);
  const { toast } = useToasts();
  useEffect(() => {
    // Where nothing is being written, others who come are seen in the conversation.
    if (asks || isWriting) toast(asks ? strings.alone : strings.notAlone);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each change
  }, [count]);
  return null;
}
