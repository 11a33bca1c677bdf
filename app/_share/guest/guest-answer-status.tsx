'use client';
import { useEffect, useState } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import type { OpenThread } from '@/hooks/shares/guest-thread';
import { readableText } from '@/model/message';
import { guestStrings } from './strings';

/** Long enough to be announced; then it goes, so that the page does not hold the answer twice. */
const ANNOUNCED_MS = 3_000;

/** What screen readers announce: that an answer is being written, and then the whole answer, once. */
export function GuestAnswerStatus({ thread: { answers, messages } }: { thread: OpenThread }) {
  const strings = useStrings(guestStrings);
  const [awaited, setAwaited] = useState<number | null>(null);
  const writing = answers.find(({ state }) => state === 'writing') ?? null;
  if (writing !== null && awaited !== writing.seq) setAwaited(writing.seq);
  const landed = writing === null ? messages?.find(({ seq }) => seq === awaited) : undefined;
  useEffect(() => {
    if (landed === undefined) return;
    const timer = setTimeout(() => setAwaited(null), ANNOUNCED_MS);
    return () => clearTimeout(timer);
  }, [landed]);
  return (
    <p className="visually-hidden" role="status">
      {writing !== null && strings.isAnswering}
      {landed !== undefined && readableText({ ...landed, role: 'assistant' })}
    </p>
  );
}
