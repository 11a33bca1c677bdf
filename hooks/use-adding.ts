'use client';
// Adding by e-mail address: one after the other, so that a refusal is told of the address it is about.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Role } from '@/model/access';
import { asAppError, type ErrorCode } from '@/model/errors';
import { addMember, waitingQuery } from '@/services/members';
import { useNotices } from './use-notices';

export type NotAdded = { email: string; words: string };
type Progress = { done: number; of: number };

/** What stands in the way of every further address too. */
const ENDS_ALL: readonly ErrorCode[] = ['signed-out', 'forbidden', 'not-found', 'too-many', 'offline'];

export function useAdding(threadId: string) {
  const { tell } = useNotices();
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [notAdded, setNotAdded] = useState<readonly NotAdded[]>([]);
  const isAtWork = useRef(false);

  /** Returns the addresses that are not added, with the reason beside each. */
  const add = useCallback(
    async (emails: readonly string[], role: Role): Promise<readonly NotAdded[]> => {
      if (isAtWork.current) return [];
      isAtWork.current = true;
      setNotAdded([]);
      const failed = await addEach(threadId, { emails, role }, (done) =>
        setProgress({ done, of: emails.length }),
      );
      isAtWork.current = false;
      setProgress(null);
      setNotAdded(failed);
      await client.invalidateQueries({ queryKey: waitingQuery(threadId).queryKey });
      const added = emails.filter((email) => !failed.some((each) => each.email === email));
      if (added.length > 0) tell(wordsFor(added));
      return failed;
    },
    [client, tell, threadId],
  );
  return { progress, notAdded, add };
}

type Wanted = { emails: readonly string[]; role: Role };

async function addEach(
  threadId: string,
  { emails, role }: Wanted,
  onDone: (done: number) => void,
): Promise<NotAdded[]> {
  const failed: NotAdded[] = [];
  let ended: string | null = null;
  for (const [done, email] of emails.entries()) {
    onDone(done);
    if (ended !== null) {
      failed.push({ email, words: ended });
      continue;
    }
    try {
      await addMember(threadId, { email, role });
    } catch (cause) {
      const { code, message } = asAppError(cause);
      failed.push({ email, words: message });
      if (ENDS_ALL.includes(code)) ended = 'Not tried after that.';
    }
  }
  return failed;
}

/** The same words for an address that is known and one that is not. */
function wordsFor(added: readonly string[]): string {
  return added.length === 1
    ? `${added[0]} is added, or will be at their first sign-in.`
    : `${added.length} people are added, or will be at their first sign-in.`;
}
