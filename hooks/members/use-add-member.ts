'use client';
// Adds members by email address, one at a time, so that each error is shown beside its address.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { GivenRole } from '@/model/access';
import { asAppError, type AppError, type ErrorCode } from '@/model/errors';
import { addMember, pendingInvitesQuery } from '@/services/members/manage-members';
import { memberToastStrings } from '@/hooks/core/strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';

export type NotAdded = { email: string; why: string };
/** `not tried`: skipped, because the previous error would occur again. */
type Failed = { email: string; why: AppError | 'not tried' };
type Progress = { done: number; of: number };

/** Errors that would occur for every further address too. */
const ENDS_ALL: readonly ErrorCode[] = ['signed-out', 'forbidden', 'not-found', 'too-many', 'offline'];

export function useAdding(threadId: string) {
  const strings = useStrings(memberToastStrings);
  const errorText = useErrorText();
  const { toast } = useToasts();
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [notAdded, setNotAdded] = useState<readonly Failed[]>([]);
  const isAtWork = useRef(false);

  /** Returns the addresses that were not added, each with the reason. */
  const add = useCallback(
    async (emails: readonly string[], role: GivenRole): Promise<readonly Failed[]> => {
      if (isAtWork.current) return [];
      isAtWork.current = true;
      setNotAdded([]);
      const failed = await addEach(threadId, { emails, role }, (done) =>
        setProgress({ done, of: emails.length }),
      );
      isAtWork.current = false;
      setProgress(null);
      setNotAdded(failed);
      await client.invalidateQueries({ queryKey: pendingInvitesQuery(threadId).queryKey });
      const added = emails.filter((email) => !failed.some((each) => each.email === email));
      if (added.length > 0) toast(strings.added(added));
      return failed;
    },
    [client, toast, threadId, strings],
  );
  const notAddedTexts = notAdded.map(({ email, why }) => ({
    email,
    why: why === 'not tried' ? strings.notTried : errorText(why),
  }));
  return { progress, notAdded: notAddedTexts, add };
}

type AddOptions = { emails: readonly string[]; role: GivenRole };

async function addEach(
  threadId: string,
  { emails, role }: AddOptions,
  onDone: (done: number) => void,
): Promise<Failed[]> {
  const failed: Failed[] = [];
  let isOver = false;
  for (const [done, email] of emails.entries()) {
    onDone(done);
    if (isOver) {
      failed.push({ email, why: 'not tried' });
      continue;
    }
    try {
      await addMember(threadId, { email, role });
    } catch (cause) {
      const why = asAppError(cause);
      failed.push({ email, why });
      isOver = ENDS_ALL.includes(why.code);
    }
  }
  return failed;
}
