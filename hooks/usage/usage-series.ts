// Values that the page of usage draws. Pure.
import type { UsageDay, UsageFigures } from '@/model/usage';

export const USAGE_METRICS = ['answers', 'messages', 'cost', 'tokens', 'people'] as const;
export type UsageMetric = (typeof USAGE_METRICS)[number];

export type SeriesPoint = { day: string; value: number };

export function seriesOf(days: readonly UsageDay[], metric: UsageMetric): SeriesPoint[] {
  return days.map((day) => ({
    day: day.day,
    value: metric === 'tokens' ? tokenCount(day) : day[metric],
  }));
}

/** Read and written; reasoning is a part of what was written, and cached of what was read. */
export function tokenCount({ tokens }: Pick<UsageFigures, 'tokens'>): number {
  return tokens.input + tokens.output;
}

/** The share of feedback that is positive; null without any. */
export function approvalOf({ up, down }: Pick<UsageFigures, 'up' | 'down'>): number | null {
  return up + down === 0 ? null : up / (up + down);
}

/** Whether anything was counted. */
export function isEmpty({ messages, answers, cancelled }: UsageFigures): boolean {
  return messages + answers + cancelled === 0;
}
