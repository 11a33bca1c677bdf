'use client';
// One short sentence at a time about what just happened; read out by the status region.
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useErrorWords } from './use-strings';

export type Notice = { words: string; tone: 'done' | 'failed'; at: number };

type Notices = {
  notice: Notice | null;
  tell: (words: string) => void;
  /** Shows a failure in the words made for it. */
  fail: (error: unknown) => void;
  dismiss: () => void;
};

const SHOWN_MS = { done: 4_000, failed: 9_000 } as const;

const NoticesContext = createContext<Notices | null>(null);

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const wordsOf = useErrorWords();
  const tell = useCallback((words: string) => setNotice({ words, tone: 'done', at: Date.now() }), []);
  const fail = useCallback(
    (error: unknown) => setNotice({ words: wordsOf(error), tone: 'failed', at: Date.now() }),
    [wordsOf],
  );
  const dismiss = useCallback(() => setNotice(null), []);

  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(dismiss, SHOWN_MS[notice.tone]);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);

  const value = useMemo(() => ({ notice, tell, fail, dismiss }), [notice, tell, fail, dismiss]);
  return <NoticesContext value={value}>{children}</NoticesContext>;
}

export function useNotices(): Notices {
  const notices = use(NoticesContext);
  if (notices === null) throw new Error('NoticesProvider is missing');
  return notices;
}
