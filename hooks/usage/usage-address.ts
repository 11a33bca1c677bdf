// What the page of usage shows, as its address has it: whose usage, which days, and whether they are compared. Pure.
import { ID_PATTERN } from '@/model/id-pattern';
import { usageScopeSchema } from '@/model/usage';
import type { UsageOf } from '@/services/usage/usage';
import { DEFAULT_RANGE, parseRange, rangeText, type UsageRange } from './usage-range';

export type { UsageOf } from '@/services/usage/usage';

export type UsageView = { of: UsageOf; range: UsageRange; isCompared: boolean };

export function usagePath({ of, range, isCompared }: UsageView): string {
  const query = new URLSearchParams({
    ...('threadId' in of ? { thread: of.threadId } : of.scope === 'site' && { of: of.scope }),
    ...(rangeText(range) !== rangeText(DEFAULT_RANGE) && { range: rangeText(range) }),
    ...(!isCompared && { compare: 'off' }),
  });
  return query.size === 0 ? '/usage' : `/usage?${query}`;
}

export function viewIn(params: Pick<URLSearchParams, 'get'>): UsageView {
  return {
    of: ofIn(params),
    range: parseRange(params.get('range')),
    isCompared: params.get('compare') !== 'off',
  };
}

function ofIn(params: Pick<URLSearchParams, 'get'>): UsageOf {
  const threadId = params.get('thread');
  if (threadId !== null && ID_PATTERN.test(threadId)) return { threadId };
  return { scope: usageScopeSchema.safeParse(params.get('of')).data ?? 'mine' };
}
