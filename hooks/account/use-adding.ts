'use client';
// Who may add me to threads without asking: my setting, and the threads I left for good.
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { addedByOf, type AddedBy, type Block } from '@/model/adding';
import { blocksQuery, removeBlock, saveAddedBy } from '@/services/account/adding';
import { myselfQuery } from '@/services/account/own-profile';
import { useAction } from '@/hooks/core/use-action';
import { useToasts } from '@/hooks/core/use-toasts';
import { useMe } from '@/hooks/core/use-workspace';

export type { Block };

const NONE: readonly Block[] = [];

export function useAddingSettings() {
  const { uid } = useMe();
  const { run } = useAction(useToasts());
  const addedBy = addedByOf(useQuery(myselfQuery(uid)).data?.preferences.addedBy);
  const blocks = useQuery(blocksQuery(uid)).data ?? NONE;
  const choose = useCallback((next: AddedBy) => run(() => saveAddedBy(uid, next)), [run, uid]);
  const allowAgain = useCallback((threadId: string) => run(() => removeBlock(uid, threadId)), [run, uid]);
  return { addedBy, choose, blocks, allowAgain };
}
