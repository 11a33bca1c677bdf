'use client';
// Actions on a person's own account. An error is shown beside the field, and nothing typed is lost.
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import {
  deleteAccount,
  ownedQuery,
  signOutEverywhere,
  updateProfile,
  type Owned,
} from '@/services/account/account';
import { trashThread } from '@/services/threads/threads';
import { useAction } from '@/hooks/core/use-action';
import { farewellStrings } from '@/hooks/core/strings';
import { signOutHere } from '@/hooks/core/session/session';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';

export type { Owned };

export function useAccount() {
  const farewells = useStrings(farewellStrings);
  const errorText = useErrorText();
  const { run, busy, error } = useAction();
  /** Resolves to whether it succeeded; `what` is the value of `busy` meanwhile. */
  const attempt = useCallback(
    async (what: string, work: () => Promise<unknown>) => (await run(work, { as: what })) !== null,
    [run],
  );
  return {
    busy,
    problem: error && errorText(error),
    saveName: (name: string) => attempt('name', () => updateProfile({ name })),
    /** `picture` makes the base64 of the chosen file; null removes the picture. */
    savePicture: (picture: (() => Promise<string>) | null) =>
      attempt('picture', async () => updateProfile({ picture: picture === null ? null : await picture() })),
    leaveEverywhere: () =>
      attempt('leave', async () => {
        await signOutEverywhere();
        await signOutHere({ farewell: farewells.signedOutByMe });
      }),
    deletePermanently: () =>
      attempt('delete', async () => {
        await deleteAccount();
        await signOutHere({ farewell: farewells.deleted });
      }),
  };
}

const NONE: readonly Owned[] = [];

/** Owned threads, which block the deletion of the account. */
export function useOwned() {
  const query = useQuery(ownedQuery);
  const errorText = useErrorText();
  const { run, busy, error } = useAction();
  const { refetch } = query;
  const trash = useCallback(
    (threadId: string) =>
      run(
        async () => {
          await trashThread(threadId);
          await refetch();
        },
        { as: threadId },
      ),
    [run, refetch],
  );
  const failure = error ?? query.error;
  const status = query.data ? 'ready' : query.isError ? 'failed' : 'loading';
  return {
    status,
    owned: query.data ?? NONE,
    busy,
    problem: failure && errorText(failure),
    trash,
    reload: () => void refetch(),
  } as const;
}
