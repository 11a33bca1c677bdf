'use client';
import { useEffect } from 'react';
import { Button } from './_ui/button';
import { Calm } from './calm';

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  useEffect(() => {
    // Reaches whoever watches for uncaught errors; the boundary would otherwise keep it to itself.
    reportError(error);
  }, [error]);
  return (
    <Calm title="This page stumbled" words="What you wrote is kept. Try again; if it stays, reload the page.">
      <Button look="primary" onClick={reset}>
        Try again
      </Button>
    </Calm>
  );
}
