'use client';
import { useEffect, useRef, type RefObject } from 'react';
import type { Painter } from './code-painter';

type Code = { language: string | null; /** It may still grow. */ isOpen: boolean };

/** Colours code. Without support for CSS highlights, or if the chunk cannot be fetched, it is shown plain. */
export function useCodeColours(box: RefObject<HTMLElement | null>, { language, isOpen }: Code): void {
  const painter = useRef<Painter | null>(null);
  const mayGrow = useRef(isOpen);
  useEffect(() => {
    const element = box.current;
    if (element === null || language === null || !('highlights' in CSS)) return;
    let isLeft = false;
    const begin = async () => {
      const { paintCode } = await import('./code-painter');
      if (isLeft) return;
      painter.current = paintCode(element, language);
      painter.current?.update(mayGrow.current);
    };
    begin().catch(() => undefined);
    return () => {
      isLeft = true;
      painter.current?.stop();
      painter.current = null;
    };
  }, [box, language]);
  // At each rendering: that is when code has grown.
  useEffect(() => {
    mayGrow.current = isOpen;
    painter.current?.update(isOpen);
  });
}
