'use client';
// The title and the icon of this tab: the thread on screen, and the number of unread messages elsewhere.
import { useEffect } from 'react';
import { PRODUCT_NAME } from '@/model/product';
import { badgeOf } from '@/model/read-state';
import { useUnread } from '@/hooks/threads/use-read-states';
import { useThreads } from '@/hooks/threads/use-threads';

/** `title`: of the thread on screen; null on other pages. */
export function useTabTitle(title: string | null): void {
  const { threads } = useThreads();
  const { total } = useUnread(threads);
  useEffect(() => {
    const name = title === null ? PRODUCT_NAME : `${title} · ${PRODUCT_NAME}`;
    document.title = total > 0 ? `(${badgeOf(total)}) ${name}` : name;
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon) icon.href = total > 0 ? '/icon-unread.svg' : '/icon.svg';
  }, [title, total]);
}
