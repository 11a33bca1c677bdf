'use client';
import { useEffect, useState } from 'react';

/** Puts text on the clipboard and says for two seconds that it did. */
export function useCopied(): { copied: boolean; copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (text: string) => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      // Browsers refuse where the page is not trusted; the button then does not claim otherwise.
      () => setCopied(false),
    );
  };
  return { copied, copy };
}
