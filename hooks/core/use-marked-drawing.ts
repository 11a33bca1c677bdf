'use client';
// Keeps a drawing that once stopped the page from stopping it again: see services/core/drawing-marks.
import { useCallback, useEffect, useState } from 'react';
import { drawingKey, forgetStop, hasStoppedPage, markDrawing } from '@/services/core/drawing-marks';
import { useSession } from '@/hooks/core/session/use-session';

/** What a drawing may still do after its first frame, before it counts as done. */
const SETTLES_MS = 1_000;
/** Whose marks they are where nobody is signed in: on a share's page. Reserved names are nobody's uid. */
const GUEST = 'guest';
const NOTHING = () => undefined;

type Options = { /** Whether the drawing is large enough to be marked. */ isRisky: boolean };

export type Stop = {
  /** It stopped an earlier page: its source is shown. */
  isStopped: boolean;
  tryAgain: () => void;
  /** Marks a drawing that begins now; returns its end. */
  mark: () => () => void;
};

export function useStop(source: string, { isRisky }: Options): Stop {
  const session = useSession();
  const uid = isRisky ? (session.status === 'signed-in' ? session.person.uid : GUEST) : null;
  const key = uid === null ? '' : drawingKey(source);
  const [allowed, setAllowed] = useState('');
  const tryAgain = useCallback(() => {
    if (uid !== null) forgetStop(uid, key);
    setAllowed(key);
  }, [uid, key]);
  const mark = useCallback(() => (uid === null ? NOTHING : markDrawing(uid, key)), [uid, key]);
  return { isStopped: uid !== null && allowed !== key && hasStoppedPage(uid, key), tryAgain, mark };
}

/** Where the drawing is a render. `waiting`: it is marked first, and rendered a moment later. */
export type MarkedRender = { phase: 'stopped' | 'waiting' | 'drawn'; tryAgain: () => void };

export function useMarkedRender(source: string, options: Options): MarkedRender {
  // What is on screen already, as a streaming answer that ends, is not taken away to be marked.
  const [isRisky] = useState(options.isRisky);
  const { isStopped, tryAgain, mark } = useStop(source, { isRisky });
  const [marked, setMarked] = useState<typeof mark | null>(null);
  const isWaiting = isRisky && !isStopped;
  useEffect(() => {
    if (!isWaiting) return;
    const end = mark();
    let timer = setTimeout(() => {
      setMarked(() => mark);
      timer = setTimeout(end, SETTLES_MS);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [isWaiting, mark]);
  if (isStopped) return { phase: 'stopped', tryAgain };
  return { phase: isWaiting && marked !== mark ? 'waiting' : 'drawn', tryAgain };
}
