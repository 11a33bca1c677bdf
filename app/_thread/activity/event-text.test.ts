import { describe, expect, test } from 'vitest';
import type { EventInput, ThreadEvent } from '@/model/event';
import { foldEvents } from './fold-events';
import { eventText, eventsText } from '@/model/event-text';

const noon = new Date('2026-03-10T12:00:00').getTime();
const event = (input: EventInput, name = 'Ada'): ThreadEvent => ({
  id: `e-${name}`,
  seq: 3,
  by: name.toLowerCase(),
  byName: name,
  at: noon,
  ...input,
});
const joined = (
  name: string,
  more: { role?: 'editor' | 'viewer'; via?: 'added' | 'address' | 'link' | 'asked' } = {},
) =>
  event(
    {
      kind: 'joined',
      role: 'editor',
      via: 'added',
      invitedBy: 'ada',
      invitedByName: 'Ada',
      inviteId: null,
      ...more,
    },
    name,
  );
const grace = { uid: 'grace', name: 'Grace' };

describe('the text of an event', () => {
  test.each([
    [joined('Grace'), 'Ada added Grace as an editor'],
    [joined('Grace', { via: 'link', role: 'viewer' }), 'Grace joined as a viewer with Ada’s invite link'],
    [joined('Grace', { via: 'address' }), 'Grace joined as an editor, invited by Ada'],
    [joined('Grace', { via: 'asked' }), 'Grace joined as an editor, approved by Ada'],
    [event({ kind: 'removed', ...grace }), 'Ada removed Grace'],
    [event({ kind: 'renamed', title: 'Plans' }), 'Ada renamed the thread to “Plans”'],
    [event({ kind: 'ownership-transferred', ...grace }), 'Ada transferred ownership to Grace'],
    [event({ kind: 'role-changed', ...grace, before: 'editor', after: 'viewer' }), 'Ada made Grace a viewer'],
    [event({ kind: 'stopped', answerSeq: 2, was: 'waiting' }), 'Ada cancelled a queued question'],
    [event({ kind: 'invited', role: 'viewer', via: 'link' }), 'Ada created an invite link for viewers'],
  ])('$kind', (event, expected) => {
    expect(eventText(event, 'en')).toBe(expected);
  });

  test('[L1] the same in Chinese', () => {
    expect(eventText(joined('Grace'), 'zh')).toBe('Ada 添加了 Grace，身份为编辑者');
    expect(eventText(event({ kind: 'renamed', title: 'Plans' }), 'zh')).toBe('Ada 将会话重命名为“Plans”');
    const many = foldEvents(['Grace', 'Linus', 'Alan', 'Edsger'].map((name) => joined(name)));
    expect(many.map((group) => eventsText(group, 'zh'))).toEqual([
      'Ada 添加了 Grace、Linus和另外 2 人，身份为编辑者',
    ]);
  });

  test('[L1] people who deleted their account are named in the reader’s language', () => {
    const deleted = { uid: 'linus', name: 'Deleted user' };
    expect(eventText(event({ kind: 'removed', ...deleted }), 'zh')).toBe('Ada 移除了 已注销用户');
    expect(eventText(event({ kind: 'left' }, 'Deleted user'), 'zh')).toBe('已注销用户 退出了会话');
    expect(eventText(joined('Deleted user'), 'zh')).toBe('Ada 添加了 已注销用户，身份为编辑者');
  });

  const lines = (events: ThreadEvent[]) => foldEvents(events).map((group) => eventsText(group, 'en'));

  test('people added one after the other are named together, at most three by name', () => {
    expect(lines(['Grace', 'Linus', 'Alan', 'Edsger', 'Barbara'].map((name) => joined(name)))).toEqual([
      'Ada added Grace, Linus and 3 others as editors',
    ]);
    expect(lines(['Grace', 'Linus', 'Alan'].map((name) => joined(name)))).toEqual([
      'Ada added Grace, Linus and Alan as editors',
    ]);
  });

  test('different roles are not named, different ways of joining stay apart, one person is named once', () => {
    expect(lines([joined('Grace'), joined('Linus', { role: 'viewer' })])).toEqual([
      'Ada added Grace and Linus',
    ]);
    expect(lines([joined('Grace'), joined('Linus', { via: 'link' })])).toHaveLength(2);
    expect(lines([joined('Grace'), joined('Grace')])).toEqual(['Ada added Grace as an editor']);
  });
});
