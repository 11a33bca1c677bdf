'use client';
import { useEffect, useRef } from 'react';
import type { Composer } from '@/hooks/composer/use-composer';
import { useConfig } from '@/hooks/core/session/use-session';
import { DEMO_MESSAGE } from '@/app/demo/demo-message';

const LETTER_MS = 14;

/**
 * In the demo's frame: types the text of a starter that was pressed in the surrounding page, then sends it as a person
 * would.
 */
export function DemoTypist({ composer }: { composer: Composer }) {
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
    const onMessage = ({ origin, data }: MessageEvent<unknown>) => {
      if (origin !== window.location.origin || typeof data !== 'object' || data === null) return;
      if (
        !('kind' in data) ||
        data.kind !== DEMO_MESSAGE ||
        !('text' in data) ||
        typeof data.text !== 'string'
      )
        return;
      clearTimeout(timer);
      type(data.text, 0);
    };
    window.addEventListener('message', onMessage);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('message', onMessage);
    };
  }, [demo]);
  return null;
}
