'use client';
// The view follows the end unless the reader scrolled up; then what they read stays where it is, whatever grows or is
// put in above it. Done here and not by the browser's own anchoring, which differs and gives up at the very top.
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const NEAR_END_PX = 64;

type Anchor = { element: Element; top: number } | null;

export type FollowEnd = {
  scrollRef: RefObject<HTMLDivElement | null>;
  contentRef: RefObject<HTMLDivElement | null>;
  /** The reader is at the end. */
  isFollowing: boolean;
  jumpToEnd: () => void;
  /** Brings an element of the content to `top` px below the view's top, and keeps it there. */
  hold: (element: Element, top: number) => void;
};

type Following = {
  /** Changes when the reader says something: whoever speaks wants to see the end. */
  said: string | undefined;
  /** The content ends where the conversation ends; else its end is not followed. */
  hasEnd: boolean;
};

export function useFollowEnd({ said, hasEnd }: Following): FollowEnd {
  const scrollRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const anchor = useRef<Anchor>(null);
  const [isFollowing, setFollowing] = useState(true);
  const endsHere = useRef(hasEnd);
  useLayoutEffect(() => {
    endsHere.current = hasEnd;
  }, [hasEnd]);

  const jumpToEnd = useCallback(() => {
    following.current = true;
    setFollowing(true);
    const view = scrollRef.current;
    if (view) view.scrollTop = view.scrollHeight;
  }, []);

  const hold = useCallback((element: Element, top: number) => {
    const view = scrollRef.current;
    if (!view) return;
    view.scrollTop += topIn(view, element) - top;
    following.current = endsHere.current && distanceToEnd(view) <= NEAR_END_PX;
    anchor.current = { element, top: topIn(view, element) };
    setFollowing(following.current);
  }, []);

  // The next growth of the content, which is what they said, finds the view following again.
  useEffect(() => {
    if (said !== undefined) following.current = true;
  }, [said]);

  useEffect(() => {
    const view = scrollRef.current;
    const content = contentRef.current;
    if (!view || !content) return;
    let lastTop = view.scrollTop;

    const settle = () => {
      if (following.current) view.scrollTop = view.scrollHeight;
      else if (anchor.current?.element.isConnected) {
        const moved = topIn(view, anchor.current.element) - anchor.current.top;
        if (Math.abs(moved) >= 1) view.scrollTop += moved;
      }
      lastTop = view.scrollTop;
    };
    const onScroll = () => {
      // Only moving up lets go: what grows below moves the end away without the reader's doing.
      if (endsHere.current && distanceToEnd(view) <= NEAR_END_PX) following.current = true;
      else if (view.scrollTop < lastTop - 1) following.current = false;
      lastTop = view.scrollTop;
      if (!following.current) anchor.current = anchorIn(view, content);
      setFollowing(following.current);
    };
    const observer = new ResizeObserver(settle);
    observer.observe(content);
    observer.observe(view);
    view.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      view.removeEventListener('scroll', onScroll);
    };
  }, []);

  return { scrollRef, contentRef, isFollowing, jumpToEnd, hold };
}

function distanceToEnd({ scrollHeight, scrollTop, clientHeight }: Element): number {
  return scrollHeight - scrollTop - clientHeight;
}

function topIn(view: Element, element: Element): number {
  return element.getBoundingClientRect().top - view.getBoundingClientRect().top;
}

/** The first message that can be seen. */
function anchorIn(view: Element, content: Element): Anchor {
  for (const element of content.querySelectorAll('article')) {
    const box = element.getBoundingClientRect();
    const top = box.top - view.getBoundingClientRect().top;
    if (top + box.height > 0) return { element, top };
  }
  return null;
}
