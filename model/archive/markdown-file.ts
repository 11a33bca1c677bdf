// Our export of a thread as Markdown: for people, and yet read back. Before each message is a comment, which no renderer shows, with
// what its heading cannot say; a line of a text that looks like such a comment has a backslash before it.
import * as z from 'zod/v4-mini';

export const MARKDOWN_FILE_MARK = '<!-- cothread-markdown/1';

const headSchema = z.object({
  id: z.string(),
  title: z._default(z.string(), ''),
  createdAt: z._default(z.nullable(z.number()), null),
});
export type MarkdownHead = z.infer<typeof headSchema>;

const messageMarkSchema = z.object({
  id: z.string(),
  kind: z.enum(['person', 'assistant', 'system']),
  name: z.string(),
  createdAt: z._default(z.nullable(z.number()), null),
  editedAt: z._default(z.nullable(z.number()), null),
  replyTo: z._default(z.nullable(z.string()), null),
  model: z._default(z.nullable(z.string()), null),
});
export type MessageMark = z.infer<typeof messageMarkSchema>;

const MESSAGE = '<!-- cothread-message ';
const FOLDED = '<!-- cothread-folded -->';
const FOLDED_END = '<!-- /cothread-folded -->';
const COMMENT_END = ' -->';

/** The first line of a file. */
export function markdownHead(head: MarkdownHead): string {
  return `${MARKDOWN_FILE_MARK} ${commentJson(head)}${COMMENT_END}`;
}

/** The line before a message. Its heading follows on the next line, then its text. */
export function messageMark(mark: MessageMark): string {
  return `${MESSAGE}${commentJson(mark)}${COMMENT_END}`;
}

/** What is folded in a message: shown by readers that know <details>, and kept apart from the text when it is read back. */
export function foldedMark(summary: string, text: string): string {
  const body = `<details>\n<summary>${summary}</summary>\n\n${escapeMarks(text)}\n\n</details>`;
  return `${FOLDED}\n${body}\n${FOLDED_END}`;
}

/** No text ends the comment that it is in. */
function commentJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('>', '\\u003e');
}

/** A text in which no line looks like one of ours. */
export function escapeMarks(text: string): string {
  return text.replace(/^(?=\\*<!-- \/?cothread-)/gm, '\\');
}

function unescapeMarks(text: string): string {
  return text.replace(/^\\(?=\\*<!-- \/?cothread-)/gm, '');
}

/** Null when the text does not begin as our files do. */
export function headOfMarkdown(text: string): MarkdownHead | null {
  const line = text.slice(0, MAX_MARK_CHARS).split('\n', 1)[0]?.trimEnd() ?? '';
  if (!line.startsWith(`${MARKDOWN_FILE_MARK} `)) return null;
  return parsedMark(line, `${MARKDOWN_FILE_MARK} `, headSchema);
}

const MAX_MARK_CHARS = 4_096;

function parsedMark<T extends z.ZodMiniType>(line: string, begin: string, schema: T): z.output<T> | null {
  if (!line.startsWith(begin) || !line.endsWith(COMMENT_END)) return null;
  try {
    return schema.safeParse(JSON.parse(line.slice(begin.length, -COMMENT_END.length))).data ?? null;
  } catch {
    // Not by us: the line is a text like any other.
    return null;
  }
}

export type MarkedMessage = MessageMark & { text: string; reasoning: string };

/** The messages after the head. */
export function markedMessages(text: string): MarkedMessage[] {
  const messages: { mark: MessageMark; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const mark = parsedMark(line.trimEnd(), MESSAGE, messageMarkSchema);
    if (mark === null) messages.at(-1)?.lines.push(line);
    else messages.push({ mark, lines: [] });
  }
  return messages.map(({ mark, lines }) => ({ ...mark, ...bodyOf(withoutHeading(lines)) }));
}

/** The first line with something on it is the heading that shows people who wrote the message. */
function withoutHeading(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  return lines[first]?.startsWith('#') === true ? lines.slice(first + 1) : lines;
}

/** With what is folded apart. */
function bodyOf(lines: readonly string[]): { text: string; reasoning: string } {
  const [text, folded]: [string[], string[]] = [[], []];
  let isFolded = false;
  for (const line of lines) {
    if (line.trimEnd() === FOLDED) isFolded = true;
    else if (line.trimEnd() === FOLDED_END) isFolded = false;
    else if (!isFolded) text.push(line);
    else if (!/^(?:<\/?details>|<summary>.*<\/summary>)\s*$/.test(line)) folded.push(line);
  }
  return {
    text: unescapeMarks(text.join('\n')).trim(),
    reasoning: unescapeMarks(folded.join('\n')).trim(),
  };
}
