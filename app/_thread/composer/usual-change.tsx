'use client';
// Loaded when who can write in the thread changes what the assistant replies to.
import { useEffect } from 'react';
import type { UsualChange } from '@/hooks/composer/use-ask';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { usualChangeStrings } from './usual-change-strings';

/** Each change is told once, however often the composer is mounted. */
const told = new WeakSet<UsualChange>();

/** Says why the Ask switch stands elsewhere now, or soon will; after what is said of a press of one's own, which may offer Undo. */
export function UsualChangeToast({ change }: { change: UsualChange }) {
  const strings = useStrings(usualChangeStrings);
  const { current, toast } = useToasts();
  useEffect(() => {
    if (current !== null || told.has(change)) return;
    told.add(change);
    const { asks, isWriting } = change;
    // Where nothing is being written, others who come are seen in the conversation.
    if (asks || isWriting) toast(asks ? strings.alone : strings.notAlone);
  }, [change, current, strings, toast]);
  return null;
}
