'use client';
// Who may add me to threads without asking: my setting, and the threads I left for good.
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { addedByOf, type AddedBy, type Block } from '@/model/adding';
import { blocksQuery, removeBlock, saveAddedBy } from '@/services/account/adding';
import { myselfQuery } from '@/services/account/own-profile';
import { useAction } from '@/hooks/core/use-action';
import { useOptimisticValue } from '@/hooks/core/use-optimistic-value';
import { useToasts } from '@/hooks/core/use-toasts';
import { useMe } from '@/hooks/core/session/use-workspace';

export type { Block };

const NONE: readonly Block[] = [];

export function useAddingSettings() {
  const { uid } = useMe();
  const { run } = useAction(useToasts());
  const stored = addedByOf(useQuery(myselfQuery(uid)).data?.preferences.addedBy);
  const { shown: addedBy, show } = useOptimisticValue(stored);
  const blocks = useQuery(blocksQuery(uid)).data ?? NONE;
  const choose = useCallback(
    (next: AddedBy) =>
      show(
        next,
        run(() => saveAddedBy(uid, next)),
      ),
    [run, show, uid],
  );
  const allowAgain = useCallback((threadId: string) => run(() => removeBlock(uid, threadId)), [run, uid]);
  return { addedBy, choose, blocks, allowAgain };
}
