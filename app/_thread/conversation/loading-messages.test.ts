import { expect, test } from 'vitest';
import type { Sending } from '@/hooks/composer/outbox';
import { shownWhileLoading } from './loading-messages';

const sending: Sending = {
  id: 'm-1',
  threadId: 'thread-1',
  text: 'At once',
  ask: false,
  replyTo: null,
  at: 1,
  state: { kind: 'waiting', tries: 0 },
};
const loading = { sendings: [sending], landedCount: 40, isMadeHere: false, isArriving: false };

test('[F60] what is sent while its thread still loads is seen at once, and does not hide that the rest is still to come', () => {
  expect(shownWhileLoading(loading)).toEqual({ sendings: [sending], hasSkeleton: true });
  expect(shownWhileLoading({ ...loading, landedCount: null })).toMatchObject({ hasSkeleton: true });
});

test('[F60] above the first message of a thread that was just made, nothing is to come', () => {
  expect(shownWhileLoading({ ...loading, landedCount: 0 })).toEqual({
    sendings: [sending],
    hasSkeleton: false,
  });
  expect(shownWhileLoading({ ...loading, landedCount: null, isMadeHere: true })).toMatchObject({
    hasSkeleton: false,
  });
});

test('[F60] while a message further up is looked for, none of the end is shown', () => {
  expect(shownWhileLoading({ ...loading, isArriving: true })).toEqual({ sendings: [], hasSkeleton: true });
});
