'use client';
import { useEffect, useState } from 'react';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { readableText } from '@/model/message';
import type { TimelineItem } from '@/model/timeline';
import { streamingRunOf } from '@/app/_thread/message/answer/answer-state';
import { conversationStrings } from './strings';

/**
 * Long enough for a screen reader to announce it; then it is removed, so that the page does not contain the answer
 * twice.
 */
const ANNOUNCED_MS = 3_000;

/**
 * What screen readers announce about an answer: that it is being written, and then the whole answer, once. The growing
 * text is not announced.
 */
export function AnswerStatus({ items }: { items: readonly TimelineItem[] }) {
  const strings = useStrings(conversationStrings);
  const displayName = useDisplayName();
  const [awaited, setAwaited] = useState<string | null>(null);
  const run = items.map(streamingRunOf).find((streaming) => streaming !== null) ?? null;
  if (run !== null && awaited !== run.answerId) setAwaited(run.answerId);
  const answerItem = items.find((item) => item.kind === 'message' && item.message.id === awaited);
  const answer = run === null && answerItem?.kind === 'message' ? answerItem.message : null;
  useEffect(() => {
    if (answer === null) return;
    const timer = setTimeout(() => setAwaited(null), ANNOUNCED_MS);
    return () => clearTimeout(timer);
  }, [answer]);
  return (
    <p className="visually-hidden" role="status">
      {run !== null && strings.answering(displayName({ id: run.askedBy, name: run.askedByName }))}
      {answer !== null && readableText(answer)}
    </p>
  );
}
