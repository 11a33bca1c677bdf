// The reasoning inside an answer's text: `<think>…</think>` before the answer. The server stores every model's reasoning in
// this form (server/runs/model/reasoning-marks.ts); docs/decisions/033-reasoning-is-marked-in-the-text.md.

export const THINK = '<think>';
export const THINK_END = '</think>';
/** Reasoning that a model sent after its answer had begun. Only the server writes this mark. */
export const THINK_MORE = '<think more>';

/** The end mark inside of reasoning that the server has framed. */
const ESCAPED_END = '&lt;/think>';

/** Reasoning as the server frames it: no text of a model ends the frame. */
export function escapeReasoning(text: string): string {
  return text.replaceAll(THINK_END, ESCAPED_END);
}

export type Reasoned = { reasoning: string[]; answer: string };

/** An answer's text apart from its reasoning. Without an end mark, all that follows is reasoning. */
export function splitReasoning(content: string): Reasoned {
  const before = blocksBefore(content);
  const lone = before.reasoning.length === 0 ? loneEndIn(content) : -1;
  const { reasoning, answer } =
    lone === -1
      ? before
      : { reasoning: [content.slice(0, lone)], answer: content.slice(lone + THINK_END.length).trimStart() };
  const rest = withoutBlocksInside(answer);
  return {
    reasoning: [...reasoning, ...rest.reasoning]
      .map((text) => text.replaceAll(ESCAPED_END, THINK_END).trim())
      .filter((text) => text !== ''),
    answer: rest.answer,
  };
}

function blocksBefore(content: string): Reasoned {
  const reasoning: string[] = [];
  // Positions, not slices: a text of nothing but blocks is read once.
  let at = 0;
  for (;;) {
    const from = firstVisible(content, at);
    if (!content.startsWith(THINK, from)) break;
    const end = content.indexOf(THINK_END, from + THINK.length);
    if (end === -1) return { reasoning: [...reasoning, content.slice(from + THINK.length)], answer: '' };
    reasoning.push(content.slice(from + THINK.length, end));
    at = end + THINK_END.length;
  }
  return { reasoning, answer: at === 0 ? content : content.slice(firstVisible(content, at)) };
}

function firstVisible(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

function withoutBlocksInside(text: string): Reasoned {
  const reasoning: string[] = [];
  let answer = '';
  let at = 0;
  for (let from = text.indexOf(THINK_MORE); from !== -1; from = text.indexOf(THINK_MORE, at)) {
    answer += text.slice(at, from);
    const end = text.indexOf(THINK_END, from);
    reasoning.push(text.slice(from + THINK_MORE.length, end === -1 ? text.length : end));
    at = end === -1 ? text.length : end + THINK_END.length;
  }
  return { reasoning, answer: answer + text.slice(at) };
}

/**
 * Where the reasoning ends whose opening mark was part of the prompt: the first end mark that the text does not show as code,
 * or speak about together with an opening one. -1 when there is none.
 */
function loneEndIn(content: string): number {
  if (!content.includes(THINK_END) || /^\s*<(?:content|thinkitem)/.test(content)) return -1;
  let fence: string | null = null;
  let from = 0;
  for (const line of content.split('\n')) {
    const [, mark] = /^ {0,3}(```|~~~)/.exec(line) ?? [];
    if (mark !== undefined && (fence === null || fence === mark)) fence = fence === null ? mark : null;
    else if (fence === null) {
      const end = line.indexOf(THINK_END);
      const open = line.search(/<think[ >]/);
      if (open !== -1 && (end === -1 || open < end)) return -1;
      if (end !== -1 && !isCode(line, end)) return from + end;
    }
    from += line.length + 1;
  }
  return -1;
}

function isCode(line: string, at: number): boolean {
  return /^(?: {4}|\t)/.test(line) || line.slice(0, at).split('`').length % 2 === 0;
}
