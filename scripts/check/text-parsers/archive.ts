// What reads and writes files of conversations.
import { ARCHIVE_LIMITS } from '@/model/import-limits';
import { withoutCitationMarks } from '@/model/archive/citations';
import { withoutDetails } from '@/model/archive/details';
import { boundedId, finished } from '@/model/archive/finish';
import { isMarkdownConversation, readMarkdown } from '@/model/archive/formats/markdown';
import { c1Markdown } from '@/model/archive/c1-markdown';
import { escapeMarks, foldedMark, headOfMarkdown, markedMessages } from '@/model/archive/markdown-file';
import { fenced, messageOf, type Piece } from '@/model/archive/pieces';
import { BrokenConversation } from '@/model/archive/refusal';
import { sha256Hex } from '@/model/archive/sha256';
import { slackMarkdown } from '@/model/archive/slack-markup';
import { saysIncomplete } from '@/model/export';
import { attachmentOf, fileNameOf } from '@/server/archive/file-name';
import { markdownHtml } from '@/server/archive/markdown/html';
import { selfContained } from '@/server/archive/thread-markdown';
import {
  type TextParser,
  repeated,
  SPACES,
  NESTED,
  TAGS,
  ENTITIES,
  MARKDOWN,
  REFERENCES,
  MENTIONS,
  WORDS,
} from './texts';

/** A conversation without a message is refused, in whatever time it took. */
function unlessBroken<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof BrokenConversation) return null;
    throw error;
  }
}

const CITED = repeated(['\ue200', '\ue200cite', '\ue201', '【', '【1†', '】', '†', 'a']);

const DETAILS = repeated([
  '<details type="reasoning"',
  '<details type="reasoning">\n',
  '<details \n',
  '</details>',
  '```\n',
  '\n>',
  ' arguments="',
  '&quot',
]);

const SLACK = repeated([
  '*',
  '*a',
  '~',
  '~a ',
  '<',
  '<@',
  '<https://a|',
  '`',
  '`a',
  '```',
  '&lt;',
  '_',
  '\n',
]);

const MARKS = [
  '<!-- cothread-',
  '<!-- cothread-message ',
  '\\',
  '\\<!-- ',
  '\n',
  '\n\\',
  ' -->',
  '```\n',
  '<details>\n',
];

const SPEAKERS = repeated(
  ['## User\n', '\n#', '**', '**a:', '**You:** ', 'User:', 'User: a\n', '\n~~~', '---\n', '\r\n', ...MARKS],
  '## User\n\nHi.\n\n## Assistant\n\nHo.\n',
);

export const ARCHIVE_PARSERS: Readonly<Record<string, TextParser>> = {
  'citations withoutCitationMarks': {
    parse: (text) =>
      withoutCitationMarks(text, {
        content_references: Array.from({ length: 200 }, () => ({
          matched_text: '\ue200none\ue201',
          alt: 'a',
        })),
      }),
    texts: CITED,
  },
  'details withoutDetails': { parse: withoutDetails, texts: DETAILS },
  'finish boundedId': { parse: boundedId, texts: WORDS },
  'finish finished': {
    parse: (text) =>
      finished(
        {
          format: 'openai',
          sourceId: null,
          title: text,
          createdAt: null,
          updatedAt: null,
          nodes: [personNode(`a${text}`)],
          currentId: null,
          assistantName: text,
          skipped: {},
        },
        ARCHIVE_LIMITS,
      ),
    texts: { ...WORDS, ...MENTIONS },
  },
  'markdown isMarkdownConversation': { parse: isMarkdownConversation, texts: SPEAKERS },
  'markdown readMarkdown': {
    parse: (text) => unlessBroken(() => readMarkdown(text, ARCHIVE_LIMITS)),
    texts: SPEAKERS,
  },
  'c1-markdown c1Markdown': {
    parse: c1Markdown,
    texts: { ...repeated([...TAGS, ...ENTITIES, ...SPACES], '<content>'), ...REFERENCES },
  },
  'export saysIncomplete': {
    parse: saysIncomplete,
    texts: repeated(['"complete"', '<!-- complete', '<', '"']),
  },
  'file-name fileNameOf': {
    parse: fileNameOf,
    texts: { ...WORDS, ...repeated(['.', '. ', ' ', '/', '\u0000']) },
  },
  'file-name attachmentOf': { parse: attachmentOf, texts: WORDS },
  'html markdownHtml': {
    parse: (text) => markdownHtml(text, 'answer') + markdownHtml(text, 'typed'),
    texts: repeated([
      ...MARKDOWN,
      ...NESTED,
      ...SPACES,
      '*a',
      '](',
      '[a](',
      '`a``',
      '~~a',
      'h',
      'http://',
      '|a',
      '> ',
      '1. a\n',
      '- a\n\n',
      'a\n',
      'a  \n',
      '\\',
    ]),
  },
  'thread-markdown selfContained': {
    parse: selfContained,
    texts: repeated(['```\n', '~~~~\n', '`', '<!--\n', ' <script', ...SPACES]),
  },
  'markdown-file escapeMarks': { parse: escapeMarks, texts: repeated(MARKS) },
  'markdown-file foldedMark': { parse: (text) => foldedMark('a', text), texts: repeated(MARKS) },
  'markdown-file headOfMarkdown': {
    parse: headOfMarkdown,
    texts: repeated(MARKS, '<!-- cothread-markdown/1 '),
  },
  'markdown-file markedMessages': { parse: markedMessages, texts: repeated(MARKS) },
  'pieces fenced': { parse: (text) => fenced(text), texts: repeated(['`', '```', '````a', '\n```']) },
  'sha256 sha256Hex': { parse: sha256Hex, texts: WORDS },
  'slack-markup slackMarkdown': { parse: (text) => slackMarkdown(text, (id) => id), texts: SLACK },
};

/** A node of an archive with a message by a person. */
function personNode(text: string): { id: string; parentId: null; time: null; value: Piece } {
  const message = messageOf({ sourceId: 'a', author: { kind: 'person', name: text }, text, reasoning: text });
  return { id: 'a', parentId: null, time: null, value: { kind: 'message', message } };
}
