// Slack's own markup (mrkdwn) as Markdown.
import { unescapeText } from '@/model/answer';
import { linkOf } from './citations';

const FENCE = '```';

/** Text in code is only decoded. `nameOf`: of a person, by id. */
export function slackMarkdown(text: string, nameOf: (id: string) => string): string {
  const shown: string[] = [];
  // Pieces with odd numbers are inside of code; a fence without its end is text.
  const pieces = text.split(FENCE);
  const fences = pieces.length - 1 - ((pieces.length - 1) % 2);
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) shown.push(index <= fences ? fenceAfter(pieces[index - 1] ?? '', index) : FENCE);
    if (index % 2 === 1 && index < fences) shown.push(lineAfter(codeText(piece)));
    else shown.push(index > 0 && index <= fences ? lineAfter(prose(piece, nameOf)) : prose(piece, nameOf));
  }
  return shown.join('');
}

/** A fence stands at the beginning of a line. */
function fenceAfter(before: string, index: number): string {
  return (index === 1 && before === '') || before.endsWith('\n') ? FENCE : `\n${FENCE}`;
}

function lineAfter(text: string): string {
  return text === '' || text.startsWith('\n') ? text : `\n${text}`;
}

function codeText(text: string): string {
  return unescapeText(text.replace(/<(https?:[^<>|]{1,2000})(?:\|[^<>]{0,2000})?>/g, '$1'));
}

function prose(text: string, nameOf: (id: string) => string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((piece, index) => (index % 2 === 1 ? codeText(piece) : marked(piece, nameOf)))
    .join('');
}

function marked(text: string, nameOf: (id: string) => string): string {
  const emphasised = text
    .replace(/(?<![\w*])\*(?=\S)([^*\n]{1,2000})(?<=\S)\*(?![\w*])/g, '**$1**')
    .replace(/(?<![\w~])~(?=\S)([^~\n]{1,2000})(?<=\S)~(?![\w~])/g, '~~$1~~');
  return emphasised
    .split(/(<[^<>\n]{1,4000}>)/)
    .map((piece, index) => (index % 2 === 1 ? reference(piece.slice(1, -1), nameOf) : decoded(piece)))
    .join('');
}

/** A "<" that a person typed begins no tag in Markdown. */
function decoded(text: string): string {
  return unescapeText(text.replace(/&lt;(?=[A-Za-z/!?])/g, '\\&lt;'));
}

/** `@U1`, `#C1|name`, `!here`, `!subteam^S1|@group`, `!date^…|fallback`, `https://…|label`. */
function reference(inner: string, nameOf: (id: string) => string): string {
  const bar = inner.indexOf('|');
  const [target, label] =
    bar === -1 ? [inner, ''] : [inner.slice(0, bar), unescapeText(inner.slice(bar + 1))];
  switch (target.charAt(0)) {
    case '@':
      return `@${label.replace(/^@/, '') || nameOf(target.slice(1))}`;
    case '#':
      return `#${label || target.slice(1)}`;
    case '!':
      return label || `@${target.slice(1).split('^', 1)[0] ?? ''}`;
    default:
      return (
        linkOf({ url: unescapeText(target), title: label }) ||
        label ||
        unescapeText(target.replace(/^mailto:/, ''))
      );
  }
}
