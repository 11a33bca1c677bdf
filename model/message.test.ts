import { expect, test } from 'vitest';
import { messageAt } from '@/tests/support/message';
import { isEditable, type Message } from './message';
import { messagePollsOf } from './poll-block';

const polls = messagePollsOf('```poll\nLunch?\n- Pizza\n- Soup\n```', { id: 'm-1', askedBy: 'ada' });
const sentForm = { answerId: 'a-1', runId: 'r-1', form: 'f0', round: 1, filledBy: [] };

test.each<[what: string, more: Partial<Message>, may: boolean]>([
  ['words', {}, true],
  ['a poll', { polls }, false],
  ['what a form sent', { sentForm }, false],
  ['a deleted message', { status: 'deleted' }, false],
  ['a hidden message', { status: 'hidden' }, false],
])('[M10] [I28] whether %s can be edited', (_, more, may) => {
  expect(isEditable(messageAt(1, more))).toBe(may);
});
