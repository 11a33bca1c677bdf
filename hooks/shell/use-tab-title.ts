'use client';
// The title and the icon of this tab: the thread on screen, and the number of unread messages elsewhere and of invitations.
import { useEffect } from 'react';
import { PRODUCT_NAME } from '@/model/product';
import { badgeOf } from '@/model/read-state';
import { useReceivedInvites } from '@/hooks/members/use-received-invites';
import { useUnread } from '@/hooks/threads/use-read-states';
import { useThreads } from '@/hooks/threads/use-threads';

/** `title`: of the thread on screen; null on other pages. */
export function useTabTitle(title: string | null): void {
  const { threads } = useThreads();
  const unread = useUnread(threads).total;
  const total = unread + (useReceivedInvites()?.length ?? 0);
  useEffect(() => {
    const name = title === null ? PRODUCT_NAME : `${title} · ${PRODUCT_NAME}`;
    document.title = total > 0 ? `(${badgeOf(total)}) ${name}` : name;
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon) icon.href = total > 0 ? '/icon-unread.svg' : '/icon.svg';
  }, [title, total]);
}
