'use client';
import { useEffect, type RefObject } from 'react';
import { MAX_COLOURED_CHARS } from '@/model/limits';
import type { Kind } from './code-colours';

const NAMES: Record<Kind, string> = {
  comment: 'code-comment',
  string: 'code-string',
  number: 'code-number',
  word: 'code-word',
};

/** Colours complete code. Without support for CSS highlights, or if the chunk cannot be fetched, it is shown plain. */
export function useCodeColours(
  box: RefObject<HTMLElement | null>,
  language: string | null,
  isOpen: boolean,
): void {
  useEffect(() => {
    const text = box.current?.querySelector('code')?.firstChild;
    if (isOpen || language === null || !(text instanceof Text) || !('highlights' in CSS)) return;
    // With forced colours, a highlight would look like a selection.
    if (text.length > MAX_COLOURED_CHARS || matchMedia('(forced-colors: active)').matches) return;
    const ranges: [string, Range][] = [];
    let isLeft = false;
    const colour = async () => {
      const { coloursOf } = await import('./code-colours');
      if (isLeft || !text.isConnected) return;
      for (const { kind, from, to } of coloursOf(text.data, language)) {
        const range = new Range();
        range.setStart(text, from);
        range.setEnd(text, to);
        ranges.push([NAMES[kind], range]);
        highlightNamed(NAMES[kind]).add(range);
      }
    };
    colour().catch(() => undefined);
    return () => {
      isLeft = true;
      for (const [name, range] of ranges) CSS.highlights.get(name)?.delete(range);
    };
  }, [box, language, isOpen]);
}

function highlightNamed(name: string): Highlight {
  const known = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, known);
  return known;
}
