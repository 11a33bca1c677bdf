'use client';
// The title and the icon of this tab: the thread on screen, and the number of unread messages elsewhere and of invitations.
import { useEffect } from 'react';
import { PRODUCT_NAME } from '@/model/product';
import { badgeOf } from '@/model/read-state';
import { useReceivedInvites } from '@/hooks/members/use-received-invites';
import { useUnreadTotal } from '@/hooks/threads/use-unread-total';

/** `title`: of the thread on screen; null on other pages. */
export function useTabTitle(title: string | null): void {
  const unread = useUnreadTotal();
  const total = unread + (useReceivedInvites()?.length ?? 0);
  useEffect(() => {
    const name = title === null ? PRODUCT_NAME : `${title} · ${PRODUCT_NAME}`;
    document.title = total > 0 ? `(${badgeOf(total)}) ${name}` : name;
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon) icon.href = total > 0 ? '/icon-unread.svg' : '/icon.svg';
  }, [title, total]);
}
