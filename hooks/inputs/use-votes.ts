'use client';
// A poll on this page: its votes live, this person's vote, closing it.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Poll } from '@/model/poll';
import { closePoll, votesQuery, writeVote } from '@/services/inputs/votes';
import { useAction } from '@/hooks/core/use-action';
import { useToasts } from '@/hooks/core/use-toasts';

type Options = { threadId: string; messageId: string; poll: Poll; me: { uid: string; name: string } };

export function useVotes({ threadId, messageId, poll, me }: Options) {
  const toasts = useToasts();
  const { toastError } = toasts;
  const of = { threadId, messageId, poll, me: me.uid };
  const { data: votes, error } = useQuery(votesQuery(of));
  const { run, busy } = useAction(toasts);
  const close = useCallback(
    () => void run(() => closePoll({ threadId, messageId }, poll.key)),
    [run, threadId, messageId, poll.key],
  );
  /** For the page alone: what fails is asked for again, and the rules refuse late votes meanwhile. */
  const closeQuietly = useCallback(
    () => void closePoll({ threadId, messageId }, poll.key).catch(() => undefined),
    [threadId, messageId, poll.key],
  );
  // On screen at once, and until it is confirmed or refused.
  const [sent, setSent] = useState<readonly number[] | null>(null);
  const newest = useRef(0);
  const vote = async (choices: readonly number[]) => {
    newest.current += 1;
    const own = newest.current;
    setSent(choices);
    await writeVote(of, { choices, name: me.name }).catch(toastError);
    if (own === newest.current) setSent(null);
  };
  return {
    /** Undefined until they are known. */
    votes,
    error,
    mine: sent ?? votes?.find(({ by }) => by === me.uid)?.choices ?? NO_CHOICES,
    vote: (choices: readonly number[]) => void vote(choices),
    close,
    closeQuietly,
    isClosing: busy !== null,
  };
}

const NO_CHOICES: readonly number[] = [];
