import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { OwnFeedback } from '@/model/feedback';
import { changeAtOnce, ownFeedbackKey } from './own-feedback';

const KEY = ownFeedbackKey('ada', 'thread');
const given = (messageId: string, value: 'up' | 'down'): OwnFeedback => ({
  messageId,
  runId: `run-of-${messageId}`,
  value,
  reasons: [],
  comment: '',
});

function opened(list: OwnFeedback[]) {
  const client = new QueryClient();
  client.setQueryData(KEY, list);
  const values = () =>
    Object.fromEntries(
      (client.getQueryData<OwnFeedback[]>(KEY) ?? []).map(({ messageId, value }) => [messageId, value]),
    );
  const change = (messageId: string, value: 'up' | 'down' | null, store: () => Promise<void>) =>
    changeAtOnce(
      client,
      { key: KEY, messageId, given: value === null ? null : given(messageId, value) },
      store,
    );
  return { client, values, change };
}

test('[U25] feedback is shown at once, and taken back at once', async () => {
  const { values, change } = opened([given('a', 'down')]);
  const { promise, resolve } = Promise.withResolvers<void>();
  const changed = change('b', 'up', () => promise);
  await expect.poll(values).toEqual({ a: 'down', b: 'up' });
  resolve();
  await changed;
  await change('a', null, () => Promise.resolve());
  expect(values()).toEqual({ b: 'up' });
});

test('[U25] what could not be stored is as it was, and nothing else that was pressed meanwhile', async () => {
  const { values, change } = opened([given('a', 'down'), given('c', 'up')]);
  const { promise, reject } = Promise.withResolvers<void>();
  const refused = change('a', 'up', () => promise);
  await change('b', 'up', () => Promise.resolve());
  await change('c', null, () => Promise.resolve());
  expect(values()).toEqual({ a: 'up', b: 'up' });
  reject(new Error('offline'));
  await expect(refused).rejects.toThrow('offline');
  expect(values()).toEqual({ a: 'down', b: 'up' });
});

test('[U25] two presses at the same time are both shown', async () => {
  const { values, change } = opened([]);
  await Promise.all([
    change('a', 'up', () => Promise.resolve()),
    change('b', 'down', () => Promise.resolve()),
  ]);
  expect(values()).toEqual({ a: 'up', b: 'down' });
});
