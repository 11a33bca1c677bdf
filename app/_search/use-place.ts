'use client';
// Where the results were left: their position and focus return with Back.
import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Place } from '@/hooks/search/use-search-entry';

type Options = {
  box: RefObject<HTMLInputElement | null>;
  place: Place | null;
  savePlace: (place: Place) => void;
  /** What was found before is on screen. */
  isReady: boolean;
};

export function usePlace({ box, place, savePlace, isReady }: Options) {
  const ref = useRef<HTMLDivElement>(null);
  const returning = useRef(place);
  const hasArrived = useRef(false);
  useLayoutEffect(() => {
    // A touch keyboard would cover the results of a link.
    if (returning.current === null && !isCovering(box.current)) box.current?.focus({ preventScroll: true });
  }, [box]);
  useLayoutEffect(() => {
    if (hasArrived.current || !isReady || ref.current === null) return;
    hasArrived.current = true;
    const { current: left } = returning;
    ref.current.scrollTop = left?.top ?? 0;
    const row =
      left?.focused == null ? null : ref.current.querySelector(`a[href="${CSS.escape(left.focused)}"]`);
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
    else if (left !== null && !isCovering(box.current)) box.current?.focus({ preventScroll: true });
  });
  const save = useCallback(() => {
    if (!hasArrived.current || ref.current === null) return;
    const { activeElement } = document;
    const focused = ref.current.contains(activeElement)
      ? (activeElement?.getAttribute('href') ?? null)
      : null;
    savePlace({ top: ref.current.scrollTop, focused });
  }, [savePlace]);
  return { ref, save };
}

function isCovering(box: HTMLInputElement | null): boolean {
  return box?.value !== '' && window.matchMedia('(pointer: coarse)').matches;
}
