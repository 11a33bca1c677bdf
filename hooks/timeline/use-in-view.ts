'use client';
// Calls back when an element comes near the view: more messages are fetched before the reader reaches the end of the
// loaded ones.
import { useEffect, useRef, type RefObject } from 'react';

type InViewOptions = {
  enabled: boolean;
  /** The distance that counts as near, above and below the view. */ marginPx: number;
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
      // The margin applies to the root, which must be the box that scrolls, not the window.
      { root: element.closest('[role="log"], [data-scrolls]'), rootMargin: `${marginPx}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [onInView, enabled, marginPx]);
  return ref;
}
