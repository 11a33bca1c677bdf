'use client';
// Throttles a value that changes many times a second to one render per `ms`: immediately after a pause, and never
// without the last value.
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
