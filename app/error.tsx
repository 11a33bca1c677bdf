'use client';
import { useEffect } from 'react';
import { useReloadIfOutdated } from '@/hooks/core/use-app-version';
import { useWords } from '@/hooks/core/use-strings';
import { Calm } from './status-page';
import { calmWords } from './strings';

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  const words = useWords(calmWords);
  useEffect(() => {
    // Reaches whoever watches for uncaught errors; the boundary would otherwise keep it to itself.
    reportError(error);
  }, [error]);
  useReloadIfOutdated();
  return (
    <Calm title={words.stumbled} words={words.stumbledWhy}>
      <button type="button" className="calm-link" onClick={reset}>
        {words.again}
      </button>
    </Calm>
  );
}
