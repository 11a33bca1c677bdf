import { describe, expect, test } from 'vitest';
import { isHeldUp, nextToSend, outboxAfter, parseOutbox, type OutboxEvent, type Sending } from './outbox';

const message = (id: string) => ({
  id,
  threadId: 'thread-1',
  text: `text of ${id}`,
  ask: false,
  replyTo: null,
  at: 1,
});

function after(...events: OutboxEvent[]): Sending[] {
  return events.reduce<Sending[]>((entries, event) => outboxAfter(entries, event), []);
}

describe('pending messages', () => {
  test('[M12] keep what they reply to, also over a reload; entries without one reply to nothing', () => {
    const replyTo = { id: 'message-1', seq: 1, authorId: 'ada', authorName: 'Ada' };
    const [reply] = after({ kind: 'add', message: { ...message('one'), replyTo } });
    expect(parseOutbox(JSON.parse(JSON.stringify([reply])))).toEqual([reply]);
    const { replyTo: _, ...older } = { ...reply };
    expect(parseOutbox([older])).toMatchObject([{ id: 'one', replyTo: null }]);
  });

  test('are sent in the order in which they were written', () => {
    const entries = after({ kind: 'add', message: message('one') }, { kind: 'add', message: message('two') });
    expect(nextToSend(entries)?.id).toBe('one');
    expect(nextToSend(outboxAfter(entries, { kind: 'accepted', id: 'one' }))?.id).toBe('two');
  });

  test('are in the outbox once, however often they are added', () => {
    expect(
      after({ kind: 'add', message: message('one') }, { kind: 'add', message: message('one') }),
    ).toHaveLength(1);
  });

  test('wait for the connection and keep their order', () => {
    const entries = after(
      { kind: 'add', message: message('one') },
      { kind: 'add', message: message('two') },
      { kind: 'begin', id: 'one' },
      { kind: 'unreachable', id: 'one' },
    );
    expect(nextToSend(entries)).toMatchObject({ id: 'one', state: { kind: 'waiting', tries: 1 } });
  });

  test('all wait while the first of them cannot be sent', () => {
    const two = after({ kind: 'add', message: message('one') }, { kind: 'add', message: message('two') });
    const started = outboxAfter(two, { kind: 'begin', id: 'one' });
    expect([two, started].map(isHeldUp)).toEqual([false, false]);
    const tried = outboxAfter(started, { kind: 'unreachable', id: 'one' });
    const startedAgain = outboxAfter(tried, { kind: 'begin', id: 'one' });
    expect([tried, startedAgain].map(isHeldUp)).toEqual([true, true]);
    expect(isHeldUp(outboxAfter(startedAgain, { kind: 'accepted', id: 'one' }))).toBe(false);
  });

  test('that were refused have an error, keep their text and do not block the others', () => {
    const entries = after(
      { kind: 'add', message: message('one') },
      { kind: 'add', message: message('two') },
      { kind: 'begin', id: 'one' },
      { kind: 'refused', id: 'one', errorText: 'Too long.', code: 'too-long' },
    );
    expect(entries[0]).toMatchObject({
      text: 'text of one',
      state: { kind: 'failed', errorText: 'Too long.' },
    });
    expect(nextToSend(entries)?.id).toBe('two');
  });

  test('that are retried keep their id', () => {
    const entries = after(
      { kind: 'add', message: message('one') },
      { kind: 'refused', id: 'one', errorText: 'Busy.', code: 'busy' },
      { kind: 'try again', id: 'one' },
    );
    expect(nextToSend(entries)).toMatchObject({ id: 'one', state: { kind: 'waiting', tries: 0 } });
  });

  test('[R13] that were refused as questions can be sent without asking', () => {
    const entries = after(
      { kind: 'add', message: { ...message('one'), ask: true } },
      { kind: 'refused', id: 'one', errorText: 'Used up.', code: 'over-budget' },
      { kind: 'ask nobody', id: 'one' },
    );
    expect(nextToSend(entries)).toMatchObject({ id: 'one', ask: false, state: { kind: 'waiting' } });
  });

  test('that were being sent when the page was closed are sent again', () => {
    const stored = JSON.parse(
      JSON.stringify(after({ kind: 'add', message: message('one') }, { kind: 'begin', id: 'one' })),
    );
    expect(nextToSend(parseOutbox(stored))?.id).toBe('one');
  });

  test('that cannot be parsed are left out', () => {
    const good = after({ kind: 'add', message: message('one') });
    expect(parseOutbox([...good, { id: 3 }, null])).toEqual(good);
    expect(parseOutbox('nonsense')).toEqual([]);
  });

  test('are removed when the thread shows them', () => {
    const entries = after({ kind: 'add', message: message('one') }, { kind: 'discard', ids: ['one'] });
    expect(entries).toEqual([]);
  });
});
