'use client';
import { useStrings } from '@/hooks/core/use-strings';
import type { UsageOf } from '@/hooks/usage/usage-address';
import { Card } from './chart-card';
import { usageStrings } from './strings';

/** What is counted, and who sees it. */
export function About({ of }: { of: UsageOf }) {
  const strings = useStrings(usageStrings);
  const text =
    'threadId' in of ? strings.aboutThread : of.scope === 'site' ? strings.aboutSite : strings.aboutMine;
  return <Card title={strings.about} what={`${text} ${strings.aboutRest}`} isWide />;
}
