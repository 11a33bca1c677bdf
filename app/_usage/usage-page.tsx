'use client';
import { useMemo } from 'react';
import { useNow } from '@/hooks/core/use-now';
import { useStrings } from '@/hooks/core/use-strings';
import { useIdleAfter } from '@/hooks/shell/use-idle';
import { useTabTitle } from '@/hooks/shell/use-tab-title';
import { dayAt, daysOfRange } from '@/hooks/usage/usage-range';
import { useTitleOf, useUsage } from '@/hooks/usage/use-usage';
import type { UsageOf } from '@/hooks/usage/usage-address';
import { useUsageView } from '@/hooks/usage/use-usage-view';
import { USAGE_SCOPES } from '@/model/usage';
import { BackLink } from '@/app/_ui/column-page/back-link';
import pageStyles from '@/app/_ui/column-page/column-page.module.css';
import { PageLink } from '@/app/_ui/page-link';
import { Segments } from '@/app/_ui/segments';
import { Card } from '@/app/_usage/charts/chart-card';
import { FeedbackComments } from './feedback-comments';
import { RangeBar } from './range-bar';
import { Report } from './report';
import { usageStrings } from './strings';
import { UsageOutcome } from './usage-outcome';
import styles from './usage.module.css';

/** What answers cost, who asks, and how answers end: mine, a thread's, the site's. */
export function UsagePage() {
  const strings = useStrings(usageStrings);
  useTabTitle(strings.title);
  useIdleAfter(true);
  const { of, range, isCompared, change } = useUsageView();
  const today = dayAt(useNow());
  const days = useMemo(() => daysOfRange(range, today), [range, today]);
  const usage = useUsage(of, days);
  const hasComments = 'threadId' in of || of.scope === 'site';
  return (
    <div className={`${pageStyles.page} ${styles.page}`} data-scrolls>
      <div className={pageStyles.column}>
        <header className={pageStyles.head}>
          <BackLink label={strings.back} />
          {'threadId' in of ? <ThreadTitle threadId={of.threadId} /> : <h1>{strings.title}</h1>}
          {'scope' in of && (usage.maySeeSite || of.scope === 'site') && (
            <Segments
              look="bare"
              label={strings.whose}
              value={of.scope}
              options={USAGE_SCOPES.map((value) => ({ value, label: strings.scopes[value] }))}
              onChoose={(scope) => change({ of: { scope } })}
            />
          )}
        </header>
        {usage.status !== 'denied' && usage.status !== 'off' && (
          <RangeBar key={JSON.stringify(of)} {...{ of, range, days, isCompared, usage }} onChange={change} />
        )}
        <UsageOutcome usage={usage} of={of} onSeeMine={() => change({ of: { scope: 'mine' } })}>
          {usage.report !== null && (
            <Report report={usage.report} of={of} isCompared={isCompared} isStale={usage.isStale} />
          )}
        </UsageOutcome>
        {hasComments && usage.report !== null && (
          <FeedbackComments threadId={'threadId' in of ? of.threadId : null} />
        )}
        {usage.report !== null && <About of={of} />}
      </div>
    </div>
  );
}

function ThreadTitle({ threadId }: Extract<UsageOf, { threadId: string }>) {
  const strings = useStrings(usageStrings);
  const title = useTitleOf(threadId);
  return (
    <h1>
      {title === null ? strings.title : strings.ofThread}{' '}
      {title !== null && (
        <PageLink to={`/t/${threadId}`} className={styles.threadLink ?? ''}>
          <span dir="auto">{title}</span>
        </PageLink>
      )}
    </h1>
  );
}

/** What is counted, and who sees it. */
function About({ of }: { of: UsageOf }) {
  const strings = useStrings(usageStrings);
  const text =
    'threadId' in of ? strings.aboutThread : of.scope === 'site' ? strings.aboutSite : strings.aboutMine;
  return <Card title={strings.about} what={`${text} ${strings.aboutRest}`} isWide />;
}
