import { expect, test } from 'vitest';
import type { ModelRequest } from '@/tests/load/world';
import { type Case, type Sent, type StoredMessage, judge } from './judge';

const question: Sent = {
  id: 'q-1',
  tag: '(1-1)',
  text: 'What? (1-1)',
  trouble: null,
  statuses: [202],
  runIds: new Set(['r-1']),
};

const asked: StoredMessage = {
  id: 'q-1',
  seq: 1,
  role: 'user',
  content: question.text,
  status: 'sent',
  error: null,
  runId: 'r-1',
  questionId: null,
};

const answer: StoredMessage = {
  id: 'a-1',
  seq: 2,
  role: 'assistant',
  content: '(2) All of it.',
  status: 'done',
  error: null,
  runId: 'r-1',
  questionId: 'q-1',
};

const request = (text: string, done: boolean): ModelRequest => ({
  id: 'demo-1',
  question: question.text,
  key: 'server-1',
  startedAt: 0,
  aborted: null,
  done,
  text,
  chunks: [],
});

type Change = {
  messages?: StoredMessage[];
  sent?: Sent;
  left?: string[];
  seen?: string;
  shown?: StoredMessage[];
};

/** A correct thread in which a server died in the middle of an answer and another one wrote it again. */
function trial({
  messages = [asked, answer],
  sent = question,
  left = [],
  seen = '(2) All',
  shown,
}: Change): Case {
  return {
    name: 'thread 1',
    sent: [sent],
    stored: { seq: 2, landedCount: messages.length, messages, attempts: new Map([['r-1', 2]]), left },
    requests: new Map([['(1-1)', [request('(1) All', false), request('(2) All of it.', true)]]]),
    shown: new Map([['Ada', new Map((shown ?? messages).map((message) => [message.id, message]))]]),
    stillOpen: [],
    texts: [
      { slot: 'Ada', runId: 'r-1', attempt: 1, text: '(1) A' },
      { slot: 'Ada', runId: 'r-1', attempt: 2, text: seen },
    ],
  };
}

const verdictsOn = (change: Change) => [...new Set(judge(trial(change)).map(({ verdict }) => verdict))];

test('the judge reports nothing about a correct thread', () => {
  expect(judge(trial({}))).toEqual([]);
});

test.each<[string, Change, string[]]>([
  ['a question that was accepted and is not stored', { messages: [] }, ['lost']],
  ['a question without an answer', { messages: [asked] }, ['lost']],
  [
    'two messages with one seq',
    { messages: [asked, { ...answer, seq: 1 }] },
    ['doubled', 'lost', 'differing'],
  ],
  ['two answers to one question', { messages: [asked, answer, { ...answer, id: 'a-2' }] }, ['doubled']],
  ['one message with two runs', { sent: { ...question, runIds: new Set(['r-1', 'r-2']) } }, ['doubled']],
  ['a message that nobody sent', { messages: [asked, answer, { ...asked, id: 'q-9', seq: 3 }] }, ['doubled']],
  ['a draft that is left over', { left: ['drafts/r-1-2'] }, ['endless']],
  [
    'an incomplete answer that is marked as complete',
    { messages: [asked, { ...answer, content: '(1) All' }] },
    ['differing'],
  ],
  [
    'an answer that mixes two attempts',
    { messages: [asked, { ...answer, status: 'stopped', content: '(1) All of it.' }] },
    ['differing'],
  ],
  [
    'a complete answer of an attempt that was to be cut off',
    { sent: { ...question, trouble: 'cut' }, messages: [asked, { ...answer, content: '(1) All' }] },
    ['differing'],
  ],
  ['a follower without a message', { shown: [asked] }, ['differing']],
  ['a follower with other text', { shown: [asked, { ...answer, content: '(2) All' }] }, ['differing']],
  ['text on a screen that the model never sent', { seen: '(2) None' }, ['differing']],
  [
    'text on a screen that is not in the answer',
    { seen: '(2) All of it.', messages: [asked, { ...answer, status: 'stopped', content: '(2) All' }] },
    ['differing'],
  ],
])('the judge finds %s', (_, change, verdicts) => {
  expect(verdictsOn(change)).toEqual(expect.arrayContaining(verdicts));
  expect(verdictsOn(change)).not.toEqual([]);
});
