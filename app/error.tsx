'use client';
import { useEffect } from 'react';
import { useReloadIfOutdated } from '@/hooks/use-build';
import { Calm } from './calm';

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  useEffect(() => {
    // Reaches whoever watches for uncaught errors; the boundary would otherwise keep it to itself.
    reportError(error);
  }, [error]);
  useReloadIfOutdated();
  return (
    <Calm title="This page stumbled" words="What you wrote is kept. Try again; if it stays, reload the page.">
      <button type="button" className="calm-link" onClick={reset}>
        Try again
      </button>
    </Calm>
  );
}
