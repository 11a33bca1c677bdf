'use client';
import { ChartNoAxesColumn, CloudOff, LockKeyhole, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useOnline } from '@/hooks/core/use-online';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { isEmpty } from '@/hooks/usage/usage-series';
import type { Usage } from '@/hooks/usage/use-usage';
import type { UsageOf } from '@/hooks/usage/usage-address';
import { Button } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/column-page/empty-state';
import { ReportSkeleton } from '@/app/_usage/charts/report-skeleton';
import { usageStrings } from './strings';
import styles from './usage-outcome.module.css';

type Props = {
  usage: Usage;
  of: UsageOf;
  onSeeMine: () => void;
  /** The figures. */
  children: ReactNode;
};

/** What became of the question for figures: these, with what has to be said about them, or what is there instead. */
export function UsageOutcome({ usage, of, onSeeMine, children }: Props) {
  const strings = useStrings(usageStrings);
  const errorText = useErrorText();
  const isOnline = useOnline();
  switch (usage.status) {
    case 'loading':
      return isOnline ? <ReportSkeleton /> : <Offline />;
    case 'off':
      return <EmptyState icon={<ChartNoAxesColumn size={28} />} title={strings.off} what={strings.offWhat} />;
    case 'denied':
      return (
        <EmptyState
          icon={<LockKeyhole size={28} />}
          title={strings.denied}
          what={'threadId' in of ? strings.deniedThread : strings.deniedSite}
        >
          <Button onClick={onSeeMine}>{strings.seeMine}</Button>
        </EmptyState>
      );
    case 'failed':
      if (!isOnline) return <Offline />;
      return (
        <EmptyState
          icon={<TriangleAlert size={28} />}
          title={strings.failed}
          what={errorText(usage.error)}
          role="alert"
        >
          <Button onClick={usage.reload}>{strings.tryAgain}</Button>
        </EmptyState>
      );
    case 'ready':
      return (
        <>
          {!isOnline && <Offline />}
          <Notes usage={usage} />
          {usage.report !== null && isEmpty(usage.report.totals) && !usage.isStale ? (
            <EmptyState
              icon={<ChartNoAxesColumn size={28} />}
              title={strings.empty}
              what={strings.emptyWhat}
            />
          ) : (
            children
          )}
        </>
      );
  }
}

function Notes({ usage: { report, error, isStale } }: { usage: Usage }) {
  const strings = useStrings(usageStrings);
  const errorText = useErrorText();
  const isOnline = useOnline();
  if (report === null) return null;
  return (
    <>
      <p role="status" className={styles.banner}>
        {/* 100 % would be a contradiction. */}
        {report.indexed !== null && strings.indexing(Math.min(99, Math.floor(report.indexed * 100)))}
        {report.inOtherCurrencies > 0 && !isStale && strings.otherCurrencies(report.inOtherCurrencies)}
      </p>
      {error !== null && isOnline && (
        <p role="alert" className={styles.banner}>
          {strings.failed}. {errorText(error)}
        </p>
      )}
    </>
  );
}

function Offline() {
  const strings = useStrings(usageStrings);
  return (
    <EmptyState
      icon={<CloudOff size={28} />}
      title={strings.offline}
      what={strings.offlineWhat}
      role="status"
    />
  );
}
