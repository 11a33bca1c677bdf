import { describe, expect, test } from 'vitest';
import { MAX_BLOCK_CHARS, MAX_LABEL_CHARS, MAX_POLLS, MAX_POLL_OPTIONS } from './limits';
import { countVotes } from './poll';
import { fencedPolls, messagePollsOf, pollCommand, readPollBlock } from './poll-block';

const BLOCK = 'Lunch?\n- Pizza\n- Soup';
const fenced = (content: string) => `\`\`\`poll\n${content}\n\`\`\``;

describe('a poll as a block', () => {
  test('[I23] is a question, a line an option, and settings', () => {
    expect(readPollBlock(` Lunch?\n\n- Pizza \n*Soup\n+  A  roll\n`).block).toEqual({
      question: 'Lunch?',
      options: ['Pizza', 'Soup', 'A roll'],
      isMultiple: false,
      isHidden: false,
      closesAt: null,
    });
    const settings = `${BLOCK}\nChoices: several\nvotes: hidden\ncloses: 2026-12-01T12:00Z`;
    expect(readPollBlock(settings).block).toMatchObject({
      isMultiple: true,
      isHidden: true,
      closesAt: Date.UTC(2026, 11, 1, 12),
    });
  });

  const options = (count: number) =>
    `Lunch?\n${Array.from({ length: count }, (_, n) => `- Option ${n}`).join('\n')}`;

  test.each([
    ['no question', '- Pizza\n- Soup', 'no-question'],
    ['nothing', '', 'no-question'],
    ['one option', 'Lunch?\n- Pizza', 'few-options'],
    ['options that look alike', 'Lunch?\n- Pizza\n-  Pizza\u200b', 'same-options'],
    ['a line that is neither', `${BLOCK}\nor nothing`, 'unknown-line'],
    ['another setting', `${BLOCK}\nvotes: public`, 'unknown-line'],
    ['a setting of all objects', `${BLOCK}\n__proto__: hidden`, 'unknown-line'],
    ['a time that is none', `${BLOCK}\ncloses: tomorrow`, 'unknown-line'],
    ['a number for a time', `${BLOCK}\ncloses: 5`, 'unknown-line'],
    ['an hour for a time', `${BLOCK}\ncloses: noon 12`, 'unknown-line'],
    ['a time without its zone', `${BLOCK}\ncloses: 2026-12-01T12:00`, 'unknown-line'],
    ['too much text', `${BLOCK}\n- ${'x'.repeat(MAX_BLOCK_CHARS)}`, 'too-long'],
  ])('[I23] a block is none with %s', (_, source, problem) => {
    expect(readPollBlock(source).problem).toBe(problem);
    expect(fencedPolls(fenced(source))).toEqual([]);
  });

  test('[I23] [X217] a poll has a bounded number of options, and a message of polls', () => {
    expect(readPollBlock(options(MAX_POLL_OPTIONS)).problem).toBeNull();
    expect(readPollBlock(options(MAX_POLL_OPTIONS + 1)).problem).toBe('many-options');
    const many = Array.from({ length: 50 }, (_, n) => fenced(`Poll ${n}?\n- a\n- b`)).join('\n\n');
    expect(fencedPolls(many)).toHaveLength(MAX_POLLS);
    const long = readPollBlock(`${'q'.repeat(999)}\n- ${'o'.repeat(999)}\n- b`).block;
    expect(long?.question).toHaveLength(MAX_LABEL_CHARS);
    expect(long?.options[0]).toHaveLength(MAX_LABEL_CHARS);
  });

  test('[I23] a message stores its polls, and what rules compare', () => {
    const text = `${fenced(BLOCK)}\n\n${fenced('When?\n- Now\n- Later\nchoices: several\nvotes: hidden')}`;
    expect(messagePollsOf(text, { id: 'r-1', askedBy: 'ada' })).toMatchObject({
      list: [
        { key: 'p0', pollId: 'r-1-p0', question: 'Lunch?', closed: null, result: null },
        { key: 'p1', pollId: 'r-1-p1', question: 'When?' },
      ],
      open: {
        p0: { pollId: 'r-1-p0', choices: [0, 1], most: 1, isHidden: false, closesAt: null },
        p1: { pollId: 'r-1-p1', choices: [0, 1], most: 2, isHidden: true, closesAt: null },
      },
      askedBy: 'ada',
    });
    expect(messagePollsOf('Lunch?\n- Pizza', { id: 'r-1', askedBy: null })).toBeNull();
  });
});

describe('[I29] the command', () => {
  test.each([
    ['/poll Lunch? Pizza | Soup', BLOCK],
    ['/poll Lunch?  Pizza|Soup |', BLOCK],
    ['/POLL Lunch | Pizza | Soup', 'Lunch\n- Pizza\n- Soup'],
    ['/poll 午饭吃什么？披萨 | 汤', '午饭吃什么？\n- 披萨\n- 汤'],
    ['/poll\nLunch?\nPizza |\nSoup', BLOCK],
  ])('%j stands for a block', (command, block) => {
    expect(pollCommand(command)).toBe(fenced(block));
    expect(fencedPolls(pollCommand(command) ?? '')).toHaveLength(1);
  });

  test.each([
    '/poll',
    '/poll Lunch?',
    '/poll Lunch? Pizza',
    '/poll Lunch',
    '/poll | Pizza | Soup',
    '/polls Lunch? Pizza | Soup',
    'See /poll Lunch? Pizza | Soup',
    'Lunch? Pizza | Soup',
  ])('%j stays what it is', (text) => {
    expect(pollCommand(text)).toBeNull();
  });

  test('[X217] a question or an option that looks like a fence ends no block', () => {
    for (const command of [
      '/poll ```? a | b',
      '/poll ``` | a | b',
      '/poll Lunch? ``` | b',
      '/poll ~~~? ``` | ~~~',
    ]) {
      const made = pollCommand(command);
      expect(made === null ? 1 : fencedPolls(made).length).toBe(1);
      expect(made?.endsWith('\n```') ?? true).toBe(true);
    }
  });
});

test('[I26] votes are counted by option, and people once', () => {
  const votes = [{ choices: [0, 1] }, { choices: [1] }, { choices: [] }, { choices: [7] }];
  expect(countVotes({ options: ['a', 'b', 'c'] }, votes)).toEqual({ counts: [1, 2, 0], voters: 3 });
});
