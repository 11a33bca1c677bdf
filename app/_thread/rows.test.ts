import { describe, expect, test } from 'vitest';
import type { Message } from '@/model/message';
import type { TimelineItem } from '@/model/timeline';
import type { ThreadEvent } from '@/model/event';
import { runSchema } from '@/model/run';
import { messageAt } from '@/tests/support/message';
import { eventsText } from '@/model/event-text';
import { rowsOf } from './rows';

const MINUTE = 60_000;
const noon = new Date('2026-03-10T12:00:00').getTime();

function personItem(
  seq: number,
  authorId: string,
  createdAt: number,
  more: Partial<Message> = {},
): TimelineItem {
  const message = messageAt(seq, { authorId, createdAt, ...more });
  return { kind: 'message', key: message.id, seq, message };
}

const answer = (seq: number, createdAt: number, more: Partial<Message> = {}) =>
  personItem(seq, 'assistant', createdAt, { role: 'assistant', status: 'done', ...more });

function writing(seq: number, questionId: string): TimelineItem {
  const run = runSchema.parse({
    id: `r-${seq}`,
    status: 'writing',
    askedBy: 'ada',
    askedByName: 'Ada',
    questionId,
    answerId: `m-${seq}`,
    answerSeq: seq,
    isRegeneration: false,
    attempt: 1,
    stop: null,
    error: null,
    createdAt: noon,
    startedAt: noon,
    endedAt: null,
    usage: null,
  });
  return { kind: 'run', key: `answer-${seq}`, seq, run, ahead: 0, earlier: null };
}

const shape = (items: TimelineItem[], me = 'ada') =>
  rowsOf({ items, events: [], sendings: [] }, me).map((row) =>
    'startsGroup' in row ? `${row.kind}${row.startsGroup ? ' with head' : ''}` : row.kind,
  );

describe('the rows of a conversation', () => {
  test('a person’s next message within five minutes needs no new head', () => {
    expect(
      shape([
        personItem(1, 'ada', noon),
        personItem(2, 'ada', noon + 4 * MINUTE),
        personItem(3, 'ada', noon + 20 * MINUTE),
      ]),
    ).toEqual(['day', 'person-message with head', 'person-message', 'person-message with head']);
  });

  test('another person, or an answer in between, starts a new group', () => {
    expect(
      shape([
        personItem(1, 'ada', noon),
        personItem(2, 'grace', noon),
        answer(3, noon),
        personItem(4, 'grace', noon),
      ]),
    ).toEqual([
      'day',
      'person-message with head',
      'person-message with head',
      'answer',
      'person-message with head',
    ]);
  });

  test('each day has a divider above its messages', () => {
    expect(shape([personItem(1, 'ada', noon), personItem(2, 'ada', noon + 12 * 60 * MINUTE)])).toEqual([
      'day',
      'person-message with head',
      'day',
      'person-message with head',
    ]);
  });

  test('a pending message continues the group of my last one, under the key it will land with', () => {
    const sending = {
      id: 'm-2',
      threadId: 'thread-1',
      text: 'more',
      ask: false,
      replyTo: null,
      at: noon + MINUTE,
      state: { kind: 'waiting', tries: 0 },
    } as const;
    const rows = rowsOf({ items: [personItem(1, 'ada', noon)], events: [], sendings: [sending] }, 'ada');
    expect(rows.at(-1)).toMatchObject({ kind: 'sending', key: 'm-2', startsGroup: false });
  });
});

describe('events between the messages', () => {
  const joined = (id: string, seq: number, at: number, more: { by?: string; byName?: string } = {}) =>
    ({
      id,
      seq,
      by: 'grace',
      byName: 'Grace',
      at,
      kind: 'joined',
      role: 'editor',
      via: 'added',
      invitedBy: 'ada',
      invitedByName: 'Ada',
      inviteId: null,
      ...more,
    }) as const satisfies ThreadEvent;
  const archived = (id: string, seq: number, at: number): ThreadEvent => ({
    id,
    seq,
    by: 'ada',
    byName: 'Ada',
    at,
    kind: 'archived',
  });
  const lines = (items: TimelineItem[], events: ThreadEvent[]) =>
    rowsOf({ items, events, sendings: [] }, 'ada').map((row) =>
      row.kind === 'event'
        ? eventsText(row.events, 'en')
        : 'startsGroup' in row && row.startsGroup
          ? `${row.kind} with head`
          : row.kind,
    );

  test('[T12] an event is shown after the message or answer with its seq, before the next one', () => {
    const items = [personItem(1, 'ada', noon), answer(2, noon), personItem(3, 'ada', noon + MINUTE)];
    expect(
      lines(items, [joined('e-1', 0, noon), archived('e-2', 2, noon), archived('e-3', 3, noon)]),
    ).toEqual([
      'day',
      'Ada added Grace as an editor',
      'person-message with head',
      'answer',
      'Ada archived the thread',
      'person-message with head',
      'Ada archived the thread',
    ]);
  });

  test('events with the same seq are shown in the order in which they happened, and a message after them starts a new group', () => {
    const items = [personItem(1, 'ada', noon), personItem(2, 'ada', noon)];
    const events = [archived('e-1', 1, noon), { ...archived('e-2', 1, noon + 1), kind: 'reopened' } as const];
    expect(lines(items, events)).toEqual([
      'day',
      'person-message with head',
      'Ada archived the thread',
      'Ada unarchived the thread',
      'person-message with head',
    ]);
  });

  test('[K29] times of imported messages go back: each divider has a key of its own, also two of the same moment', () => {
    const events = [joined('e-1', 1, noon), joined('e-2', 2, noon)];
    const items = [personItem(1, 'ada', noon), personItem(2, 'imported.ada', noon - 365 * 24 * 60 * MINUTE)];
    const rows = rowsOf({ items, events: [...events, joined('e-3', 3, noon)], sendings: [] }, 'ada');
    expect(rows.filter(({ kind }) => kind === 'day')).toHaveLength(3);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  test('[K29] an event above older, imported messages opens no day: today stands below them alone', () => {
    const old = noon - 365 * 24 * 60 * MINUTE;
    const events = [joined('e-1', 0, noon), archived('e-2', 1, noon)];
    expect(lines([personItem(1, 'imported.ada', old)], events)).toEqual([
      'Ada added Grace as an editor',
      'day',
      'person-message with head',
      'day',
      'Ada archived the thread',
    ]);
    // A clock that is behind by a second is no import.
    expect(lines([personItem(1, 'ada', noon - 1_000)], [joined('e-1', 0, noon)])).toEqual([
      'day',
      'Ada added Grace as an editor',
      'person-message with head',
    ]);
  });

  test('people whom one person added one after the other share one event row, but not across a message or a day', () => {
    const linus = { by: 'linus', byName: 'Linus' };
    expect(lines([], [joined('e-1', 0, noon), joined('e-2', 0, noon + 1, linus)])).toEqual([
      'day',
      'Ada added Grace and Linus as editors',
    ]);
    expect(
      lines([personItem(1, 'ada', noon)], [joined('e-1', 0, noon), joined('e-2', 1, noon, linus)]),
    ).toEqual([
      'day',
      'Ada added Grace as an editor',
      'person-message with head',
      'Ada added Linus as an editor',
    ]);
    const tomorrow = noon + 24 * 60 * MINUTE;
    expect(lines([], [joined('e-1', 0, noon), joined('e-2', 0, tomorrow, linus)])).toHaveLength(4);
  });

  test('an event row keeps its key while more people are added to it', () => {
    const keys = (events: ThreadEvent[]) =>
      rowsOf({ items: [], events, sendings: [] }, 'ada').map(({ key }) => key);
    const first = joined('e-1', 0, noon);
    expect(keys([first, joined('e-2', 0, noon + 1, { by: 'linus' })])).toEqual(keys([first]));
  });
});

describe('what the author can do with their message', () => {
  const ties = (items: TimelineItem[]) =>
    rowsOf({ items, events: [], sendings: [] }, 'ada').flatMap((row) =>
      row.kind === 'person-message'
        ? [[row.message.id, row.mine, row.isBeingAnswered, row.outdatedAnswerId]]
        : [],
    );

  test('the newest of mine is known, also after messages by others', () => {
    expect(
      ties([personItem(1, 'ada', noon), personItem(2, 'ada', noon), personItem(3, 'grace', noon)]),
    ).toEqual([
      ['m-1', 'older', false, null],
      ['m-2', 'newest', false, null],
      ['m-3', 'no', false, null],
    ]);
  });

  test('[M15] in a window far from the end, and while one of mine is pending, none is the newest', () => {
    const items = [personItem(1, 'ada', noon), personItem(2, 'grace', noon)];
    const mine = (more: Partial<Parameters<typeof rowsOf>[0]>) =>
      rowsOf({ items, events: [], sendings: [], ...more }, 'ada').flatMap((row) =>
        row.kind === 'person-message' ? [row.mine] : [],
      );
    const pending = { id: 'm-3', threadId: 'thread-1', text: 'more', ask: false, replyTo: null, at: noon };
    expect(mine({})).toEqual(['newest', 'no']);
    expect(mine({ hasEnd: false })).toEqual(['older', 'no']);
    expect(mine({ sendings: [{ ...pending, state: { kind: 'waiting', tries: 0 } }] })).toEqual([
      'older',
      'no',
    ]);
  });

  test('a question cannot be changed while its answer is being written', () => {
    expect(ties([personItem(1, 'ada', noon), writing(2, 'm-1'), personItem(3, 'ada', noon)])).toEqual([
      ['m-1', 'older', true, null],
      ['m-3', 'newest', false, null],
    ]);
  });

  test('an answer that landed before the edit is outdated, one that landed after it is not', () => {
    const edited = personItem(1, 'ada', noon, { editedAt: noon + 2 * MINUTE });
    const outdatedBy = (at: number, more: Partial<Message> = {}) =>
      ties([edited, answer(2, at, { questionId: 'm-1', ...more })])[0]?.[3];
    expect(outdatedBy(noon + MINUTE)).toBe('m-2');
    expect(outdatedBy(noon + 3 * MINUTE)).toBe(null);
    expect(outdatedBy(noon + MINUTE, { content: '', status: 'cancelled' })).toBe(null);
    expect(ties([personItem(1, 'ada', noon), answer(2, noon, { questionId: 'm-1' })])[0]?.[3]).toBe(null);
  });

  test('[R23] an answer names its question where other messages are between them', () => {
    const items = [
      personItem(1, 'ada', noon),
      personItem(2, 'grace', noon),
      answer(3, noon, { questionId: 'm-1' }),
    ];
    const known = new Map([1, 2].map((seq) => [`m-${seq}`, messageAt(seq)]));
    const questionOf = (answered: TimelineItem[]) =>
      rowsOf({ items: answered, events: [], sendings: [], known }, 'ada').flatMap((row) =>
        row.kind === 'answer' ? [row.question?.id ?? null] : [],
      );
    expect(questionOf(items)).toEqual(['m-1']);
    expect(questionOf([personItem(1, 'ada', noon), personItem(2, 'grace', noon), writing(3, 'm-1')])).toEqual(
      ['m-1'],
    );
    expect(questionOf([personItem(1, 'ada', noon), answer(2, noon, { questionId: 'm-1' })])).toEqual([null]);
  });

  test('[F60] what is new begins with its author’s name, also behind a message of the same person', () => {
    const items = [personItem(1, 'grace', noon), personItem(2, 'grace', noon), personItem(3, 'grace', noon)];
    const rows = rowsOf({ items, events: [], sendings: [], newFrom: 2 }, 'ada');
    expect(rows.map((row) => ('startsGroup' in row ? row.startsGroup : row.kind))).toEqual([
      'day',
      true,
      'new',
      true,
      false,
    ]);
  });

  test('a reply has a head of its own, and the message it replies to where that is known', () => {
    const replyTo = { id: 'm-1', seq: 1, authorId: 'ada', authorName: 'Ada' };
    const items = [
      personItem(1, 'ada', noon),
      personItem(2, 'ada', noon),
      personItem(3, 'ada', noon, { replyTo }),
    ];
    const known = new Map([['m-1', messageAt(1)]]);
    const sending = {
      id: 'm-4',
      threadId: 'thread-1',
      text: 'more',
      ask: false,
      replyTo,
      at: noon,
      state: { kind: 'waiting', tries: 0 },
    } as const;
    const rows = rowsOf({ items, events: [], sendings: [sending], known }, 'ada').slice(1);
    expect(rows.map((row) => 'startsGroup' in row && row.startsGroup)).toEqual([true, false, true, true]);
    expect(rows.map((row) => ('repliedTo' in row ? row.repliedTo?.id : null))).toEqual([
      undefined,
      undefined,
      'm-1',
      'm-1',
    ]);
  });
});
