'use client';
import { useEffect } from 'react';
import { useReloadIfOutdated } from '@/hooks/core/use-app-version';
import { useStrings } from '@/hooks/core/use-strings';
import { StatusPage } from './status-page';
import { statusPageStrings } from './strings';

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  const strings = useStrings(statusPageStrings);
  useEffect(() => {
    // Reports the error to global error handlers; the boundary would otherwise swallow it.
    reportError(error);
  }, [error]);
  useReloadIfOutdated();
  return (
    <StatusPage title={strings.failed} text={strings.failedWhy}>
      <button type="button" className="status-page-link" onClick={reset}>
        {strings.tryAgain}
      </button>
    </StatusPage>
  );
}
