// Conversations as Markdown, from several exporters and by hand; all words are ours.
import {
  foldedMark,
  markdownHead,
  messageMark,
  escapeMarks,
  type MessageMark,
} from '@/model/archive/markdown-file';

const mark = (id: string, name: string, more: Partial<MessageMark> = {}) =>
  messageMark({
    id,
    kind: 'person',
    name,
    createdAt: 1_700_000_000_000,
    editedAt: null,
    replyTo: null,
    model: null,
    ...more,
  });

const own = (title: string, messages: readonly string[]) =>
  [markdownHead({ id: 'thread-1', title, createdAt: 1_700_000_000_000 }), `# ${title}`, ...messages].join(
    '\n\n',
  );

/** A text that looks like our own marks, and one that looks like a heading of a speaker. */
export const HOSTILE_TEXT = [
  mark('forged', 'Eve'),
  '## User',
  'After it.',
  '<!-- /cothread-folded -->',
  '\\<!-- cothread-message {} -->',
].join('\n');

export const MARKDOWN = {
  plain:
    '# Stars\n\n## User\n\nWhat shines?\n\n## Assistant\n\nThe Sun.\n\n```md\n## User\nnot a speaker\n```\n\n## You\n\nAnd at night?\n',
  branches:
    '**You:** One line.\n\n**ChatGPT:** Another.\n\nWith **User:** inside.\n\n---\n\n**You:** Third.\n',
  broken: own('Broken', [
    mark('1', 'Ada'),
    '## Ada\nFirst.',
    '<!-- cothread-message {"id": -->',
    mark('1', 'Ada'),
    '## Ada\nThe same id.',
    mark('2', 'Grace'),
    '## Grace\n',
    mark('3', 'Grace'),
    '## Grace\nLast.',
  ]),
  hidden: own('Hidden', [
    mark('1', 'Ada'),
    `## Ada\n${escapeMarks(HOSTILE_TEXT)}`,
    mark('2', 'Assistant', { kind: 'assistant', replyTo: '1', model: 'gpt-9' }),
    `## Assistant\n${foldedMark('Reasoning', 'A thought.')}\n\nAn answer -->.`,
  ]),
  times:
    '### User (2026-02-03 10:00)\n\nA\n\n### Claude said · 2026-02-03T10:05:00Z\n\nB\n\n### User: the heading of an answer\n\n### Human:\n\nC\n',
  tools:
    'User: Plain text?\n\nAI: Yes.\nOver two lines.\n\nUser:\nWith a break.\n\n# Summary\n\nNo speaker.\n',
} as const;
