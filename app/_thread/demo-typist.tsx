'use client';
import { useEffect, useRef } from 'react';
import type { Composer } from '@/hooks/composer/use-composer';
import { useConfig } from '@/hooks/core/use-session';
import { DEMO_SAY } from '@/app/demo/say';

const LETTER_MS = 14;

/** In the demo's frame: types what a starter of the page around it says, then sends it as a person would. */
export function DemoEar({ composer }: { composer: Composer }) {
  const { demo } = useConfig();
  const latest = useRef(composer);
  useEffect(() => {
    latest.current = composer;
  });
  useEffect(() => {
    if (demo === null || window.parent === window) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const type = (text: string, typed: number) => {
      latest.current.write(text.slice(0, typed));
      if (typed >= text.length) {
        latest.current.setAsk(true);
        timer = setTimeout(() => latest.current.submit(), 350);
      } else timer = setTimeout(() => type(text, typed + 2), LETTER_MS);
    };
    const hear = ({ origin, data }: MessageEvent<unknown>) => {
      if (origin !== window.location.origin || typeof data !== 'object' || data === null) return;
      if (!('kind' in data) || data.kind !== DEMO_SAY || !('text' in data) || typeof data.text !== 'string')
        return;
      clearTimeout(timer);
      type(data.text, 0);
    };
    window.addEventListener('message', hear);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('message', hear);
    };
  }, [demo]);
  return null;
}
