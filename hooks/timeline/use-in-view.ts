'use client';
// Calls when an element comes near the screen: further messages are fetched before the reader meets the end of those here.
import { useEffect, useRef, type RefObject } from 'react';

type InViewOptions = {
  enabled: boolean;
  /** How near is near, above and below the screen. */ marginPx: number;
};

export function useInView(
  onInView: () => void,
  { enabled, marginPx }: InViewOptions,
): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element || !enabled) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onInView();
      },
      // The margin counts for the box that scrolls, not for the window.
      { root: element.closest('[role="log"]'), rootMargin: `${marginPx}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [onInView, enabled, marginPx]);
  return ref;
}
