'use client';
// Calls when an element comes near the screen: older messages are fetched before the reader meets the top.
import { useEffect, useRef, type RefObject } from 'react';

export function useWhenSeen(seen: () => void, enabled: boolean): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element || !enabled) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) seen();
      },
      // The margin counts for the box that scrolls, not for the window.
      { root: element.closest('[role="log"]'), rootMargin: '600px 0px 0px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [seen, enabled]);
  return ref;
}
