'use client';
// A value that changes many times a second, drawn at most every `ms`: at once when it was quiet, and never missing the last.
import { useEffect, useRef, useState } from 'react';

export function useThrottled<T>(value: T, ms: number): T {
  const [shown, setShown] = useState(value);
  const renderedAt = useRef(0);
  useEffect(() => {
    if (value === shown) return;
    const wait = Math.max(0, renderedAt.current + ms - Date.now());
    const timer = setTimeout(() => {
      renderedAt.current = Date.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, shown, ms]);
  return ms === 0 ? value : shown;
}
