// The markup by which Open WebUI puts reasoning and calls of tools into an answer: blocks of <details type="…">.
import { unescapeText } from '@/model/answer';
import type { ToolPart } from './conversation';

const BEGIN = '<details';
const END = '</details>';

/** An answer without such blocks outside of code, and what they held. */
export function withoutDetails(text: string): { text: string; reasoning: string; tools: ToolPart[] } {
  const reasoning: string[] = [];
  const tools: ToolPart[] = [];
  if (!text.includes(BEGIN)) return { text, reasoning: '', tools };
  const kept: string[] = [];
  const lines = text.split('\n');
  const result = () => ({ reasoning: reasoning.filter(Boolean).join('\n\n'), tools });
  let fence = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    fence = fenceAfter(line, fence);
    const kind = fence === '' ? kindOf(line) : undefined;
    const end = kind === undefined ? -1 : endOf(lines, at);
    if (kind === undefined || end === -1) {
      kept.push(line);
      // Without an end below this line there is none below later ones.
      if (kind !== undefined) return { ...result(), text: [...kept, ...lines.slice(at + 1)].join('\n') };
      continue;
    }
    const inner = innerText(lines.slice(at, end + 1));
    if (kind === 'reasoning') reasoning.push(inner);
    else tools.push(toolOf(line, inner));
    at = end;
  }
  return { ...result(), text: kept.join('\n') };
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** The fence that is open after this line; '' outside of code. */
function fenceAfter(line: string, open: string): string {
  const found = FENCE.exec(line)?.[1] ?? '';
  if (open === '') return found;
  return found[0] === open[0] && found.length >= open.length ? '' : open;
}

function kindOf(line: string): string | undefined {
  return /^<details\s(?:[^>]{0,200}\s)?type="(reasoning|tool_calls|code_interpreter)"/.exec(line)?.[1];
}

function endOf(lines: readonly string[], from: number): number {
  for (let at = from; at < lines.length; at += 1) if (lines[at]?.includes(END)) return at;
  return -1;
}

/** Without tags, summary and the quote marks before each line. */
function innerText(lines: readonly string[]): string {
  const whole = lines.join('\n');
  const from = whole.indexOf('>') + 1;
  const body = whole.slice(from, whole.lastIndexOf(END));
  const summaryEnd = body.indexOf('</summary>');
  return unescapeText(summaryEnd === -1 ? body : body.slice(summaryEnd + '</summary>'.length))
    .split('\n')
    .map((line) => line.replace(/^> ?/, ''))
    .join('\n')
    .trim();
}

function toolOf(line: string, inner: string): ToolPart {
  const attribute = (name: string) =>
    unescapeText(new RegExp(`\\s${name}="([^"]{0,20000})"`).exec(line)?.[1] ?? '');
  const [call, result] = [attribute('arguments'), attribute('result')];
  return {
    kind: 'call',
    name: attribute('name') || 'tool',
    text: [call, result, inner].filter(Boolean).join('\n\n'),
  };
}
