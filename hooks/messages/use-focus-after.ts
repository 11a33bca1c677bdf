'use client';
// Hiding a message replaces its menu by "Show again", and that button by the menu: the focus goes from one to the other, and is
// not lost with the element that had it.
import { useEffect, useRef } from 'react';

/** When this component disappears from a message that has the focus, the focus goes to `next` in the same message. */
export function useFocusAfter(anchor: { readonly current: HTMLElement | null }, next: string): void {
  const hadFocus = useRef(false);
  useEffect(() => {
    const article = anchor.current?.closest('article') ?? null;
    if (article === null) return;
    hadFocus.current = article.contains(document.activeElement);
    const take = () => {
      hadFocus.current = true;
    };
    article.addEventListener('focusin', take);
    return () => {
      article.removeEventListener('focusin', take);
      if (!hadFocus.current) return;
      // What comes in its place is rendered by now; a focus that has moved on stays.
      setTimeout(() => {
        if (document.activeElement === document.body) article.querySelector<HTMLElement>(next)?.focus();
      });
    };
  }, [anchor, next]);
}
