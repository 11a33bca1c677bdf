// A poll as a fenced block of Markdown, in an answer or a person's message (docs/polls.md): its question, then a line an option, then
// settings. Lines, not JSON: people write and read it (decision 051).
import { fencedBlocks } from './fenced-block';
import { MAX_BLOCKS_READ, MAX_BLOCK_CHARS, MAX_LABEL_CHARS, MAX_POLLS, MAX_POLL_OPTIONS } from './limits';
import type { MessagePolls, Poll } from './poll';
import { clip, oneLine } from './title';

/** The word behind the fence. */
const POLL_BLOCK = 'poll';

export type PollBlock = Pick<Poll, 'question' | 'options' | 'isMultiple' | 'isHidden' | 'closesAt'>;

/** Why a block is no poll. */
export type PollProblem =
  | 'too-long'
  | 'no-question'
  | 'few-options'
  | 'many-options'
  | 'same-options'
  | 'unknown-line';
export type ReadPoll = { block: PollBlock; problem: null } | { block: null; problem: PollProblem };

export function readPollBlock(source: string): ReadPoll {
  if (source.length > MAX_BLOCK_CHARS) return { block: null, problem: 'too-long' };
  const [first = '', ...rest] = source
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');
  const question = clip(first, MAX_LABEL_CHARS);
  const options = rest.filter(isOption).map((line) => clip(oneLine(line.slice(1)), MAX_LABEL_CHARS));
  const block = { question, options, isMultiple: false, isHidden: false, closesAt: null };
  const problem = problemOf(block, isOption(first));
  if (problem !== null) return { block: null, problem };
  return withSettings(
    block,
    rest.filter((line) => !isOption(line)),
  );
}

const isOption = (line: string) => /^[-*+] ?\S/.test(line);

function problemOf({ question, options }: PollBlock, beginsWithOption: boolean): PollProblem | null {
  if (question === '' || beginsWithOption) return 'no-question';
  if (options.length < 2) return 'few-options';
  // guard: polls-are-bounded
  if (options.length > MAX_POLL_OPTIONS) return 'many-options';
  return new Set(options).size < options.length ? 'same-options' : null;
}

function withSettings(block: PollBlock, lines: readonly string[]): ReadPoll {
  const settings: PollBlock = { ...block };
  for (const line of lines) {
    const [, name = '', value = ''] = /^(\w+): ?(.*)$/.exec(line.toLowerCase()) ?? [];
    const closesAt = name === 'closes' ? timeOf(value.toUpperCase()) : NaN;
    if (name === 'choices' && value === 'several') settings.isMultiple = true;
    else if (name === 'votes' && value === 'hidden') settings.isHidden = true;
    else if (Number.isFinite(closesAt)) settings.closesAt = closesAt;
    else return { block: null, problem: 'unknown-line' };
  }
  return { block: settings, problem: null };
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/;

/** With its zone: every reader means the same moment. NaN of anything else, which engines would read each in its own way. */
const timeOf = (text: string): number => (TIME.test(text) ? Date.parse(text) : NaN);

export type FencedPoll = { source: string; block: PollBlock; key: string };

/** The polls of a text, in their order. The same block twice is one poll. */
export function fencedPolls(markdown: string): FencedPoll[] {
  return fencedBlocks(markdown, POLL_BLOCK)
    .slice(0, MAX_BLOCKS_READ)
    .flatMap((source) => {
      const { block } = readPollBlock(source);
      return block === null ? [] : [{ source, block }];
    })
    .slice(0, MAX_POLLS)
    .map((one, index) => ({ ...one, key: `p${index}` }));
}

/** What a message with this text stores of its polls; `id`: of its run, or itself. Null: it has none. */
export function messagePollsOf(
  markdown: string,
  { id, askedBy }: { id: string; askedBy: string | null },
): MessagePolls | null {
  const list = fencedPolls(markdown).map(({ key, block }): Poll => ({
    key,
    pollId: `${id}-${key}`,
    ...block,
    closed: null,
    result: null,
  }));
  if (list.length === 0) return null;
  const open = list.map(({ key, pollId, options, isMultiple, isHidden, closesAt }) => {
    const choices = options.map((_, index) => index);
    return [key, { pollId, choices, most: isMultiple ? options.length : 1, isHidden, closesAt }] as const;
  });
  return { list, open: Object.fromEntries(open), askedBy };
}

/** `/poll Lunch? Pizza | Soup` as the block that it stands for; null: no such command, or no poll. */
export function pollCommand(text: string): string | null {
  const asked = /^\/poll\s/i.exec(text) === null ? '' : oneLine(text.slice('/poll '.length));
  const mark = asked.search(/[?？]/);
  const cut = mark === -1 ? asked.indexOf('|') : mark + 1;
  if (cut === -1) return null;
  const options = asked.slice(cut).split('|').map(oneLine);
  if (mark === -1) options.shift();
  const lines = [asked.slice(0, cut).trim(), ...options.filter((one) => one !== '').map((one) => `- ${one}`)];
  const block = lines.join('\n');
  const fenced = `\`\`\`${POLL_BLOCK}\n${block}\n\`\`\``;
  // A question may look like the end of its block.
  return fencedPolls(fenced)[0]?.source === block ? fenced : null;
}
