'use client';
// Loaded when who can write in the thread changes what the assistant replies to.
import { useEffect } from 'react';
import type { UsualChange } from '@/hooks/composer/use-ask';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { usualChangeStrings } from './usual-change-strings';

/** Each change is told once, however often the composer is mounted. */
const told = new WeakSet<UsualChange>();

/** Says why the Ask switch stands elsewhere now, or soon will. */
export function UsualChangeToast({ change }: { change: UsualChange }) {
  const strings = useStrings(usualChangeStrings);
  const { toast } = useToasts();
  useEffect(() => {
    if (told.has(change)) return;
    told.add(change);
    const { asks, isWriting } = change;
    // Where nothing is being written, others who come are seen in the conversation.
    if (asks || isWriting) toast(asks ? strings.alone : strings.notAlone);
  }, [change, strings, toast]);
  return null;
}
