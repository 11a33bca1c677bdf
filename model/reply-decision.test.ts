import { expect, test } from 'vitest';
import { replyDecision, mentionsAssistant } from './reply-decision';

test.each([
  ['@assistant what now?', true],
  ['Hey @Assistant, what now?', true],
  ['(@assistant)', true],
  ['助手 @assistant？', true],
  ['mail me@assistant.example', false],
  ['@assistants are many', false],
  ['@assistant-bot', false],
  ['the assistant', false],
])('[R14] %j mentions the assistant: %s', (text, expected) => {
  expect(mentionsAssistant(text)).toBe(expected);
});

test.each([
  ['auto', 1, 'hi', undefined, true, 'alone'],
  ['auto', 2, 'hi', undefined, false, 'others-here'],
  ['auto', 2, 'hi @assistant', undefined, true, 'mentioned'],
  ['auto', 2, 'hi', true, true, 'switched-on'],
  ['auto', 1, 'hi', false, false, 'switched-off'],
  ['always', 9, 'hi', undefined, true, 'always'],
  ['mention', 1, 'hi', undefined, false, 'not-mentioned'],
  ['off', 1, '@assistant', true, false, 'off'],
] as const)(
  '[R14] policy %s, %d posting members, %j, switch %s: asks %s, %s',
  (policy, postingMembers, text, ask, asks, reason) => {
    expect(replyDecision({ policy, postingMembers, text, ask })).toEqual({ asks, reason });
  },
);
