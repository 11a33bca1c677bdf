// A guest's state of a shared thread: what each event does to it, and that a cut leaves nothing.
import { describe, expect, test } from 'vitest';
import type { GuestAnswer, GuestEvent, GuestMessage, GuestShare } from '@/model/share';
import {
  CONNECTING,
  guestThread,
  isBehind,
  olderBefore,
  type GuestAction,
  type GuestThread,
} from './guest-thread';

const SHARE: GuestShare = {
  id: 's-1',
  title: 'Launch plan',
  titleBy: 'person',
  sharedBy: 'Ada',
  names: 'real',
  expiresAt: null,
  upToSeq: null,
  mayFork: false,
  count: 3,
};

function said(seq: number, content = `Message ${seq}`): GuestMessage {
  return {
    seq,
    from: 'person',
    author: { number: 1, name: 'Ada' },
    content,
    format: 'markdown',
    plain: '',
    status: 'sent',
    error: null,
    stoppedBy: null,
    replyTo: null,
    questionSeq: null,
    createdAt: seq * 1_000,
    editedAt: null,
    isDeclined: false,
    imported: null,
  };
}

function answer(seq: number, fields: Partial<GuestAnswer> = {}): GuestAnswer {
  return { seq, questionSeq: seq - 1, state: 'writing', attempt: 1, text: '', ...fields };
}

type ResetData = Extract<GuestEvent, { event: 'reset' }>['data'];

const reset = (data: Partial<ResetData> = {}): GuestEvent => ({
  event: 'reset',
  data: { messages: [], hasOlder: false, answers: [], ...data },
});
const message = (data: GuestMessage): GuestEvent => ({ event: 'message', data });
const gone = (seq: number): GuestEvent => ({ event: 'gone', data: { seq } });
const delta = (seq: number, at: number, text: string, attempt = 1): GuestEvent => ({
  event: 'delta',
  data: { seq, attempt, at, text },
});

/** Events get the ids a-1, a-2 …; an action is taken as it is. */
function after(...steps: readonly (GuestEvent | GuestAction)[]): GuestThread {
  let count = 0;
  return steps.reduce<GuestThread>((state, step) => {
    if ('type' in step) return guestThread(state, step);
    count += 1;
    return guestThread(state, { type: 'event', id: `a-${count}`, event: step });
  }, CONNECTING);
}

function opened(state: GuestThread) {
  if (state.kind !== 'open') throw new Error(`cut: ${state.reason}`);
  return state;
}
const texts = (state: GuestThread) => opened(state).messages?.map(({ content }) => content);
const seqs = (state: GuestThread) => opened(state).messages?.map(({ seq }) => seq);
const draft = (state: GuestThread) => opened(state).answers.map(({ seq, text }) => [seq, text]);

describe('[H22] the whole state, and what changes', () => {
  test('a reset is all there is, and the last id is where the next stream goes on', () => {
    const state = opened(
      after(
        { event: 'share', data: SHARE },
        reset({ messages: [said(1), said(2)], answers: [answer(3, { text: 'To' })] }),
      ),
    );
    expect(state).toMatchObject({ share: SHARE, lastEventId: 'a-2', hasOlder: false });
    expect(seqs(state)).toEqual([1, 2]);
    expect(draft(state)).toEqual([[3, 'To']]);
  });

  test('a message is added at its position, or replaces the one that is there', () => {
    const state = after(
      reset({ messages: [said(1), said(3)] }),
      message(said(2)),
      message(said(3, 'Changed')),
      message(said(4)),
    );
    expect(texts(state)).toEqual(['Message 1', 'Message 2', 'Changed', 'Message 4']);
  });

  test('a message that was deleted or hidden goes, and so does an answer at its position', () => {
    const state = after(
      reset({ messages: [said(1), said(2)], answers: [answer(3)] }),
      gone(1),
      gone(3),
      gone(9),
    );
    expect(seqs(state)).toEqual([2]);
    expect(draft(state)).toEqual([]);
  });

  test('an answer grows only by what fits to its end', () => {
    const growing = after(
      reset({ messages: [said(1)] }),
      { event: 'answer', data: answer(2) },
      delta(2, 0, 'The '),
      delta(2, 4, 'tides'),
    );
    expect(draft(growing)).toEqual([[2, 'The tides']]);
  });

  test.each([
    ['a piece is missing', delta(2, 8, 'tides')],
    ['of another attempt', delta(2, 4, 'tides', 2)],
    ['of an answer that is not there', delta(5, 0, 'tides')],
  ])('a delta that does not fit asks for the whole state: %s', (_, event) => {
    const state = opened(
      after(
        reset({ messages: [said(1)] }),
        { event: 'answer', data: answer(2) },
        delta(2, 0, 'The '),
        event,
        delta(2, 4, 'sea'),
        message(said(6)),
      ),
    );
    expect(state).toMatchObject({ isTorn: true, lastEventId: null });
    expect(draft(state)).toEqual([[2, 'The ']]);
    expect(seqs(state)).toEqual([1]);
    const whole = after({ type: 'connected' });
    expect(opened(whole)).toMatchObject({ isTorn: false, connection: 'live' });
  });

  test('another attempt begins anew, and an answer that is over leaves its message', () => {
    const begun = [
      reset({ messages: [said(1)] }),
      { event: 'answer', data: answer(2, { text: 'Old' }) },
    ] as const;
    const again = { event: 'answer', data: answer(2, { attempt: 2 }) } as const;
    expect(draft(after(...begun, again))).toEqual([[2, '']]);
    const over = { event: 'answer', data: answer(2, { state: 'over' }) } as const;
    const landed = after(...begun, message(said(2, 'Whole')), over);
    expect(draft(landed)).toEqual([]);
    expect(texts(landed)).toEqual(['Message 1', 'Whole']);
  });

  test('what is sent twice, by a server that hands its guests on, counts once', () => {
    const state = guestThread(
      after(reset({ messages: [said(1)] }), { event: 'answer', data: answer(2) }, delta(2, 0, 'The ')),
      { type: 'event', id: 'a-3', event: delta(2, 0, 'The ') },
    );
    expect(opened(state)).toMatchObject({ isTorn: false, lastEventId: 'a-3' });
    expect(draft(state)).toEqual([[2, 'The ']]);
    // Numbers of another server say nothing about this one's.
    const other = guestThread(state, { type: 'event', id: 'b-1', event: delta(2, 4, 'tides') });
    expect(draft(other)).toEqual([[2, 'The tides']]);
    // The whole state counts always.
    const same = guestThread(state, { type: 'event', id: 'a-3', event: reset({ messages: [said(7)] }) });
    expect(seqs(same)).toEqual([7]);
  });
});

describe('[H23] older pages', () => {
  const ask: GuestAction = { type: 'older-asked' };
  const page = (before: number, messages: readonly GuestMessage[], hasOlder: boolean): GuestAction => ({
    type: 'older',
    before,
    messages,
    hasOlder,
  });
  const newest = reset({ messages: [said(5), said(6)], hasOlder: true });

  test('are asked for before the first message, one at a time, and until there is none', () => {
    expect(olderBefore(opened(after()))).toBeNull();
    expect(olderBefore(opened(after(newest)))).toBe(5);
    expect(olderBefore(opened(after(newest, ask)))).toBeNull();
    const all = after(newest, ask, page(5, [said(1), said(2)], false));
    expect(seqs(all)).toEqual([1, 2, 5, 6]);
    expect(olderBefore(opened(all))).toBeNull();
  });

  test('a failed page can be asked for again', () => {
    const failed = opened(after(newest, ask, { type: 'older-failed' }));
    expect(failed.older).toBe('failed');
    expect(olderBefore(failed)).toBe(5);
  });

  test('a change of what is not loaded waits for its page; one that came meanwhile is kept', () => {
    const early = after(newest, message(said(2, 'Too early')));
    expect(seqs(early)).toEqual([5, 6]);
    const state = after(
      newest,
      ask,
      message(said(2, 'Edited')),
      gone(1),
      page(5, [said(1), said(2), said(3)], true),
    );
    expect(texts(state)).toEqual(['Edited', 'Message 3', 'Message 5', 'Message 6']);
  });

  test('a page that was asked for before a reset is not taken for one of it', () => {
    const state = after(
      newest,
      ask,
      reset({ messages: [said(8), said(9)], hasOlder: true }),
      page(5, [said(4)], true),
    );
    expect(seqs(state)).toEqual([5, 6, 8, 9]);
  });

  test('after a reset older messages stay on screen until they have been read again, and what was hidden goes', () => {
    const before = [newest, ask, page(5, [said(1), said(2), said(3), said(4)], false)] as const;
    const back = opened(after(...before, reset({ messages: [said(7), said(8)], hasOlder: true })));
    expect(seqs(back)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(isBehind(back)).toBe(true);
    expect(olderBefore(back)).toBe(7);
    const half = opened(guestThread(guestThread(back, ask), page(7, [said(3), said(6, 'Edited')], true)));
    expect(texts(half)).toEqual(['Message 1', 'Message 2', 'Message 3', 'Edited', 'Message 7', 'Message 8']);
    expect(isBehind(half)).toBe(true);
    expect(olderBefore(half)).toBe(3);
    const whole = opened(guestThread(guestThread(half, ask), page(3, [said(2)], false)));
    expect(seqs(whole)).toEqual([2, 3, 6, 7, 8]);
    expect(isBehind(whole)).toBe(false);
    expect(whole.hasOlder).toBe(false);
  });

  test('while it is being read again, a change of an older message is kept', () => {
    const before = [newest, ask, page(5, [said(3), said(4)], true)] as const;
    const back = after(...before, reset({ messages: [said(7)], hasOlder: true }), ask, gone(4));
    expect(seqs(back)).toEqual([3, 5, 6, 7]);
    const read = guestThread(back, page(7, [said(3), said(4), said(5), said(6)], true));
    expect(seqs(read)).toEqual([3, 5, 6, 7]);
  });

  test('where all that is left is in the reset, nothing older stays', () => {
    const state = opened(after(newest, ask, page(5, [said(4)], true), reset({ messages: [said(6)] })));
    expect(seqs(state)).toEqual([6]);
    expect(isBehind(state)).toBe(false);
  });
});

describe('[H24] a cut leaves nothing', () => {
  const steps = [
    { event: 'share', data: SHARE },
    reset({ messages: [said(1, 'Secret words')], answers: [answer(2, { text: 'More secrets' })] }),
  ] as const;

  test.each(['revoked', 'expired', 'changed', 'closed'] as const)('%s: from the stream', (reason) => {
    const state = after(...steps, { event: 'cut', data: { reason } });
    expect(state).toEqual({ kind: 'cut', reason, wasShown: true });
    expect(JSON.stringify(state)).not.toMatch(/secret/i);
  });

  test('a refusal cuts too, and says whether anything was shown', () => {
    expect(after(...steps, { type: 'cut', reason: 'closed' })).toMatchObject({ wasShown: true });
    expect(after({ type: 'cut', reason: 'closed' })).toMatchObject({ wasShown: false });
  });

  test('nothing that comes later is taken up', () => {
    const cut = after(...steps, { event: 'cut', data: { reason: 'revoked' } });
    for (const late of [delta(2, 12, 'late'), message(said(3)), reset({ messages: [said(3)] })])
      expect(guestThread(cut, { type: 'event', id: 'b-1', event: late })).toBe(cut);
    expect(guestThread(cut, { type: 'older', before: 1, messages: [said(0)], hasOlder: false })).toBe(cut);
    expect(guestThread(cut, { type: 'connected' })).toBe(cut);
  });
});

test('[H25] a lost connection leaves what is shown, and says so once there was something', () => {
  expect(opened(after({ type: 'lost' })).connection).toBe('connecting');
  const lost = opened(after(reset({ messages: [said(1)] }), { type: 'connected' }, { type: 'lost' }));
  expect(lost).toMatchObject({ connection: 'reconnecting', lastEventId: 'a-1' });
  expect(seqs(lost)).toEqual([1]);
});
