'use client';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import styles from './scroll-box.module.css';

type Props = {
  className?: string | undefined;
  label: string;
  as?: 'div' | 'pre';
  children: ReactNode;
};

/** Scrolls content that is wider than the column, by keyboard too; only then is it a tab stop. */
export function ScrollBox({ className, label, as: Box = 'div', children }: Props) {
  const { ref, isWide, more, onScroll } = useWidth();
  return (
    <Box
      ref={ref}
      className={`${styles.scrollBox} ${className ?? ''}`}
      data-more={more}
      onScroll={onScroll}
      {...(isWide && { role: 'region', 'aria-label': label, tabIndex: 0 })}
    >
      {children}
    </Box>
  );
}

type More = 'none' | 'after' | 'before' | 'both';

function useWidth() {
  const box = useRef<HTMLElement | null>(null);
  const [state, setState] = useState<{ isWide: boolean; more: More }>({ isWide: false, more: 'none' });
  const measure = useCallback(() => {
    if (box.current === null) return;
    const { scrollWidth, clientWidth, scrollLeft } = box.current;
    const isWide = scrollWidth > clientWidth + 1;
    const before = Math.abs(scrollLeft) > 1;
    const after = isWide && Math.abs(scrollLeft) + clientWidth < scrollWidth - 1;
    const more = before ? (after ? 'both' : 'before') : after ? 'after' : 'none';
    setState((now) => (now.isWide === isWide && now.more === more ? now : { isWide, more }));
  }, []);
  useEffect(() => {
    const observer = new ResizeObserver(measure);
    const content = box.current?.firstElementChild;
    if (box.current) observer.observe(box.current);
    if (content) observer.observe(content);
    return () => observer.disconnect();
  }, [measure]);
  const ref = useCallback((element: HTMLElement | null) => {
    box.current = element;
  }, []);
  return { ref, ...state, onScroll: measure };
}
