import { expect, test } from 'vitest';
import { displayNameOf, displayTitleOf } from './display-name';

test('[L2] [H36] a default name, or a number for one in copies, is shown in the reader’s language; a chosen one is not translated', () => {
  const names = [
    { id: 'assistant', name: 'Assistant' },
    { id: 'uid-ada', name: 'Deleted user' },
    { id: 'uid-ada', name: 'Someone' },
    { id: 'uid-ada', name: 'Ada' },
    { id: null, name: 'Ada' },
    { id: 'copied.12', name: 'Participant 12' },
    { id: 'copied.12', name: 'Participant 1' },
    { id: 'uid-ada', name: 'Participant 12' },
  ];
  expect(names.map((named) => displayNameOf(named, 'zh'))).toEqual([
    '助手',
    '已注销用户',
    '某人',
    'Ada',
    'Ada',
    '参与者 12',
    'Participant 1',
    'Participant 12',
  ]);
  expect(names.map((named) => displayNameOf(named, 'en'))).toEqual(names.map(({ name }) => name));
});

test('[L2] a default title is shown in the reader’s language', () => {
  const untitled = { title: 'New thread', titleBy: 'default' } as const;
  expect(displayTitleOf(untitled, 'zh')).toBe('新会话');
  expect(displayTitleOf(untitled, 'en')).toBe('New thread');
  expect(displayTitleOf({ ...untitled, titleBy: 'person' }, 'zh')).toBe('New thread');
});
