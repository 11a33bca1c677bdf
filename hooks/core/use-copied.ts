'use client';
import { useEffect, useState } from 'react';

/** Copies text to the clipboard and reports success for two seconds. */
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
      // Browsers refuse in insecure contexts; the button then does not report success.
      () => setCopied(false),
    );
  };
  return { copied, copy };
}
