// Writes the reasoning of every model in the one form that model/reasoning.ts reads, piece by piece: what arrives in fields of
// its own is framed, and the opening and end marks of model families become ours. Half a mark is held back until it is
// whole, so that no reader sees a piece of one.
import 'server-only';
import { isBlank } from '@/model/message';
import { THINK, THINK_END, THINK_MORE, escapeReasoning } from '@/model/reasoning';

/** How model families mark their reasoning in the text itself, at its beginning. */
const MARKS: readonly (readonly [open: string, end: string])[] = [
  [THINK, THINK_END],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<reasoning>', '</reasoning>'],
  ['<seed:think>', '</seed:think>'],
  ['[THINK]', '[/THINK]'],
  ['◁think▷', '◁/think▷'],
  ['<|START_THINKING|>', '<|END_THINKING|>'],
  ['<|channel|>analysis<|message|>', '<|end|>'],
];
/** Stands between the reasoning and the answer in one of these formats. */
const ANSWER_MARKS = ['<|start|>assistant<|channel|>final<|message|>', '<|channel|>final<|message|>'];
/** Beginnings of generated UI: half of one would be shown as text. */
const UI_MARKS = ['<content', '<thinkitem'];
const BEGINNINGS = [...MARKS.map(([open]) => open), ...ANSWER_MARKS, ...UI_MARKS];

export type ReasoningMarks = {
  /** A piece of reasoning from a field of its own. */
  reasoning: (piece: string) => string;
  /** A piece of the answer's text. */
  text: (piece: string) => string;
  /** What was held back. */
  end: () => string;
};

type State =
  /** Nothing of the answer yet. */
  | { at: 'beginning' }
  /** In a frame of ours; `after` is where the text continues. */
  | { at: 'field'; after: 'beginning' | 'answer' }
  /** Behind an opening mark of the text. */
  | { at: 'marked'; end: string }
  | { at: 'answer' };

/** What a step appends to the stored text, and the text that is left to read; null when none is. */
type Step = { out: string; rest: string | null };

/** Blanks before an answer that are kept: they may indent its first line. */
const MAX_HELD_BLANKS = 1_000;

/** Each function returns what is to be appended to the stored text. */
export function reasoningMarks(): ReasoningMarks {
  let state: State = { at: 'beginning' };
  let held = '';

  /** What was held back, which is held no more. */
  function release(): string {
    const text = held;
    held = '';
    return text;
  }

  /** All of the text but an end that may be half of `mark`, which is held. */
  function upToHalf(mark: string, text: string): string {
    const half = halfOf(mark, text);
    held = text.slice(text.length - half);
    return text.slice(0, text.length - half);
  }

  function read(text: string): string {
    let out = '';
    let rest: string | null = text;
    while (rest !== null) {
      const step = stepOver(rest);
      out += step.out;
      rest = step.rest;
    }
    return out;
  }

  function stepOver(text: string): Step {
    switch (state.at) {
      case 'beginning':
        return begin(release() + text);
      case 'field':
        // Some servers send blanks beside the reasoning: the answer begins with something to be seen.
        if (state.after === 'beginning' && isBlank(text)) return { out: '', rest: null };
        state = { at: state.after };
        return { out: escapeReasoning(release()) + THINK_END, rest: text };
      case 'marked':
        return readMarked(release() + text, state.end);
      case 'answer':
        return { out: upToHalf(THINK_END, release() + text), rest: null };
    }
  }

  function begin(text: string): Step {
    if (isBlank(text)) {
      held = text.slice(-MAX_HELD_BLANKS);
      return { out: '', rest: null };
    }
    const start = text.trimStart();
    const mark = MARKS.find(([open]) => start.startsWith(open));
    if (mark !== undefined) {
      state = { at: 'marked', end: mark[1] };
      return { out: THINK, rest: start.slice(mark[0].length) };
    }
    const answer = ANSWER_MARKS.find((open) => start.startsWith(open));
    if (answer === undefined && isHalfOfBeginning(start)) {
      held = text;
      return { out: '', rest: null };
    }
    state = { at: 'answer' };
    return { out: '', rest: answer === undefined ? text : start.slice(answer.length) };
  }

  function readMarked(text: string, end: string): Step {
    const at = text.indexOf(end);
    if (at === -1) return { out: framed(end, upToHalf(end, text)), rest: null };
    state = { at: 'beginning' };
    return { out: framed(end, text.slice(0, at)) + THINK_END, rest: text.slice(at + end.length) };
  }

  return {
    text: read,
    reasoning(piece) {
      if (state.at === 'field') return escapeReasoning(upToHalf(THINK_END, release() + piece));
      if (state.at === 'marked') return read(piece);
      const before = visible(release());
      const after = state.at === 'answer' || before !== '' ? 'answer' : 'beginning';
      state = { at: 'field', after };
      const mark = after === 'answer' ? THINK_MORE : THINK;
      return before + mark + escapeReasoning(upToHalf(THINK_END, piece));
    },
    end() {
      const rest = visible(release());
      return state.at === 'field' ? escapeReasoning(rest) + THINK_END : rest;
    },
  };
}

function visible(text: string): string {
  return isBlank(text) ? '' : text;
}

function isHalfOfBeginning(start: string): boolean {
  return BEGINNINGS.some((open) => open.length > start.length && open.startsWith(start));
}

/** Reasoning behind a foreign mark may contain our end mark. */
function framed(end: string, text: string): string {
  return end === THINK_END ? text : escapeReasoning(text);
}

/** The length of the longest end of `text` that is a beginning of `mark`. */
function halfOf(mark: string, text: string): number {
  const longest = Math.min(mark.length - 1, text.length);
  for (let length = longest; length > 0; length -= 1) if (text.endsWith(mark.slice(0, length))) return length;
  return 0;
}
