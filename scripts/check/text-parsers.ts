// Every function that reads text by people or models, with the texts that are its worst: marks that it looks for, repeated
// without their ends. text-parsers.test.ts gives each 256 KB of each, and finds functions of model/ that are missing here.
import {
  clipBytes,
  escapeText,
  formatOf,
  hasProgram,
  plainOf,
  programOf,
  reasoningOf,
  reasoningTitle,
  unescapeText,
  withoutReasoning,
} from '@/model/answer';
import { cleanText } from '@/model/clean-text';
import { formsOf } from '@/model/c1-form';
import { readC1, readProgram, resolved } from '@/model/c1-program';
import { printC1 } from '@/model/c1-print';
import { excessOf, sizeOfC1 } from '@/model/c1-size';
import { weightOfText } from '@/model/c1-text';
import { readDraft } from '@/model/draft';
import { foldText } from '@/model/fold-text';
import { languageFor } from '@/model/language';
import { ARCHIVE_LIMITS, byteLength } from '@/model/limits';
import {
  mentionMatches,
  mentionQueryAt,
  mentionText,
  mentionedIn,
  onlyMentionsOf,
  piecesOf,
  withMentions,
  withoutMentions,
} from '@/model/mentions';
import { isBlank, readableText } from '@/model/message';
import { promptFor, titlePrompt } from '@/model/prompt';
import { fencedInstructions, fencedMessage, withoutMessageTags } from '@/model/prompt-fence';
import { escapeReasoning, splitReasoning } from '@/model/reasoning';
import { mentionsAssistant, replyDecision } from '@/model/reply-decision';
import { filtersIn, hasFilter, toggleFilter, without, writtenFilter } from '@/model/query-text';
import { isReservedName } from '@/model/reserved-names';
import { periodOf } from '@/model/search-dates';
import { parseQuery } from '@/model/search-query';
import { foldWord, tokensOf } from '@/model/search-tokens';
import { skeletonOf } from '@/model/skeleton';
import { stringLiteralAt } from '@/model/string-literal';
import { clip, modelTitle, oneLine, personTitle, previewOf } from '@/model/title';
import { estimateTokens, textWithin } from '@/model/tokens';
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
import { displayName } from '@/server/access/person';
import { attachmentOf, fileNameOf } from '@/server/archive/file-name';
import { markdownHtml } from '@/server/archive/markdown/html';
import { selfContained } from '@/server/archive/thread-markdown';
import { kindOf } from '@/server/runs/model/failure';
import { reasoningMarks } from '@/server/runs/model/reasoning-marks';
import { wire } from '@/server/runs/model/wire';

/** A conversation without a message is refused, in whatever time it took. */
function unlessBroken<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof BrokenConversation) return null;
    throw error;
  }
}

/** A text of about so many characters. */
type Filler = (chars: number) => string;

export type TextParser = { parse: (text: string) => unknown; texts: Readonly<Record<string, Filler>> };

/** Each mark again and again, and once before blanks, after a beginning that makes the parser look at them. */
function repeated(marks: readonly string[], before = ''): Record<string, Filler> {
  return Object.fromEntries(
    marks.flatMap((mark) => [
      [
        before + mark,
        (chars: number) => before + mark.repeat(Math.ceil((chars - before.length) / mark.length)),
      ],
      [`${before}${mark} and blanks`, (chars: number) => before + mark + ' '.repeat(chars)],
    ]),
  );
}

const SPACES = [' ', '\n', '\t '];
const NESTED = ['[', ']', '(', '{', '[[[[]', '[(', '{a:'];
const QUOTED = ['"', '\\"', '"\\', '"a\\u00', "'", '"a" '];
const TAGS = [
  '<content',
  '</content',
  '<thinkitem',
  '<thinkitem ',
  '<thinkitemtitle',
  '<thinkitemcontent>',
  '<think>',
  '<think></think>',
  '</think>',
  '<think more>',
];
const ENTITIES = ['&amp', '&amp;', '&', '&quot;', '&lt'];
const MARKDOWN = ['*_', '**', '`', '[a](', '![', '- ', '|-', '---', '~~~', '\\(', '$', '#', '>'];

const ANSWER = {
  ...repeated([...TAGS, ...ENTITIES, ...SPACES, '<', '<think', 'root ', '"text":"']),
  ...repeated([...TAGS, ...ENTITIES, ...QUOTED, ...SPACES, 'root ', 'root = '], '<content>'),
  ...repeated([...QUOTED, ...NESTED, ...SPACES, '"text":', '"text" : "', '"text":"a"'], '<content>{'),
  ...repeated(['<thinkitemtitle>', '<thinkitemtitle>a', '<thinkitem>', ' '], '<thinkitem>'),
  ...repeated(['</think', ...SPACES], '<think>'),
};

const PROGRAM = {
  ...repeated([...NESTED, ...QUOTED, ...SPACES, '`', '```', '#', '//', '?', '!', '-', '.', '1', 'a', 'a = ']),
  ...repeated([...NESTED, ...QUOTED, '\n?', ' ? ', 'a.b', 'a[0]', '1, ', '- ', '!', '{a: 1},'], 'root = '),
  ...repeated([...NESTED, '1, ', '"a", ', 'a, ', '\n', '#\n', 'a: b, '], 'root = Card(['),
};

const REFERENCES = {
  ...repeated(
    ['root, ', '[', '@Each(root, "a", ', 'Select("a", root), ', 'Input("a"), '],
    'root = Form("f", [], [',
  ),
  statements: (chars: number) =>
    `root = a0\n${counted(chars, (n) => `a${n} = Card([a${n + 1}, a${n + 1}])\n`)}`,
  'a chain': (chars: number) => `root = a0\n${counted(chars, (n) => `a${n} = a${n + 1}\n`)}`,
  'references to a chain': (chars: number) =>
    `${counted(chars / 2, (n) => `a${n} = a${n + 1}\n`)}root = Card([${'a0, '.repeat(chars / 8)}])`,
  'one list in many fields': (chars: number) =>
    `s = [${'Col("a"), '.repeat(chars / 20)}]\nroot = Card([${'Select("a", s), '.repeat(chars / 32)}])`,
  'one list in many loops': (chars: number) =>
    `s = [${'1, '.repeat(chars / 6)}]\nroot = Card([${'@Each(s, "a", a), '.repeat(chars / 36)}])`,
};

function counted(chars: number, line: (n: number) => string): string {
  const average = line(9_999).length;
  return Array.from({ length: Math.ceil(chars / average) }, (_, n) => line(n)).join('');
}

const MENTIONS = repeated(['@', '@[', '@[a', '@[a](', '@[a](b', '[[[[', '@[[', '@a', '@Ada ', ...SPACES]);
const LINES = repeated([
  ...MARKDOWN,
  ...SPACES,
  '"',
  '“',
  '\u200b',
  '\u0000',
  '\ud800',
  'a ',
  'Title: ',
  '#',
  '*a',
  '.a',
]);
const TITLE = {
  ...LINES,
  'quotation marks within': (chars: number) => `a${'"'.repeat(chars)}a`,
};
const PREVIEW = {
  ...repeated([...MARKDOWN, ...SPACES, '[a', '**a']),
  // Where the patterns for a table's delimiter row and for lists begin alike: the longest text that is looked at.
  'a line like a table': (chars: number) => `${' '.repeat(280)}${'-'.repeat(279)}a`.repeat(chars / 560),
};
const FENCES = repeated([
  '<',
  '<message',
  '<message from="',
  '</message',
  '&lt',
  '<content',
  '<|',
  ...SPACES,
]);
const NAMES = repeated(['a', 'rn', 'vv', '\u0430', '\u{1d400}', '\u200b', ' the', ...SPACES]);
const WORDS = repeated(['a', 'é', '好', '😀', '\ufffd', '\ud83d', 'é\u0301\u0301', '\u2800', ...SPACES]);

/** Each kind of piece that has a price of its own, and borders between all of them. */
const TOKENS = {
  ...WORDS,
  ...repeated([
    'A',
    'aB',
    '字',
    '가',
    'א',
    'ก',
    'e\u0301',
    '1',
    '!',
    '\n',
    '\n ',
    'q ',
    'q. 1é字\n',
    '\u{e0041}',
  ]),
};

const SEARCHED = repeated([
  'a-',
  "a'",
  'aB',
  'ABc',
  'a1',
  '_',
  '数',
  '数a',
  'が',
  'e\u0301',
  '🎉',
  'ＡＢ',
  '\ud83d',
  '.',
]);
const QUERIES = repeated([
  '"',
  '“',
  '-',
  '*',
  ':',
  'from:',
  'in:"',
  'before:last ',
  'aaaaaaaaaaaa:',
  'has:x ',
  '-"a" ',
  ',',
]);
const TODAY = { kind: 'between', text: 'on:today' } as const;
const WHEN = { now: 0, timeZone: 'UTC', isTyping: true };

/** The character for what cannot be decoded, again and again, and another one. */
const REPLACED = { 'U+FFFD': (chars: number) => `${'\ufffd'.repeat(chars - 2)}ab` };

const PEOPLE = ['Ada', 'Ada Lovelace', 'Grace', '[a](b)'].map((name, index) => ({
  id: `person-${index}`,
  name,
}));
const member = { role: 'user', authorName: 'Ada', status: 'sent' } as const;

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

/** By file and name. */
export const TEXT_PARSERS: Readonly<Record<string, TextParser>> = {
  'answer formatOf': { parse: formatOf, texts: ANSWER },
  'answer hasProgram': { parse: hasProgram, texts: ANSWER },
  'answer programOf': { parse: programOf, texts: ANSWER },
  'answer reasoningTitle': { parse: reasoningTitle, texts: ANSWER },
  'answer reasoningOf': { parse: reasoningOf, texts: ANSWER },
  'answer withoutReasoning': { parse: withoutReasoning, texts: ANSWER },
  'answer plainOf': { parse: plainOf, texts: ANSWER },
  'answer escapeText': { parse: escapeText, texts: repeated(ENTITIES) },
  'answer unescapeText': { parse: unescapeText, texts: repeated(ENTITIES) },
  'answer clipBytes': {
    parse: (text) => clipBytes(text, byteLength(text) - 1),
    texts: { ...WORDS, ...REPLACED },
  },
  'c1-program readC1': { parse: readC1, texts: repeated([...TAGS, ...ENTITIES, ...SPACES], '<content>') },
  'c1-program readProgram': { parse: readProgram, texts: PROGRAM },
  'c1-program resolved': {
    parse: (text) => resolved({ kind: 'reference', name: 'a0' }, readProgram(text)),
    texts: REFERENCES,
  },
  'c1-size sizeOfC1': { parse: (text) => sizeOfC1(readProgram(text)), texts: REFERENCES },
  'c1-size excessOf': { parse: (text) => excessOf(readProgram(text)), texts: REFERENCES },
  'c1-print printC1': { parse: (text) => printC1(readProgram(text)), texts: PROGRAM },
  'c1-text weightOfText': {
    parse: weightOfText,
    texts: {
      ...repeated(['```', '```mermaid\n', '~~~ ', '`', '\n', '-', '1 ', '=', '|'], '```mermaid\n'),
      ...repeated(['data:image/svg+xml,', '<', '<a', 'a:', '%', '%3C', '; '], 'data:image/svg+xml,'),
    },
  },
  'c1-form formsOf': { parse: (text) => formsOf(readProgram(text)), texts: REFERENCES },
  'clean-text cleanText': {
    parse: cleanText,
    texts: {
      ...WORDS,
      ...repeated(['\u202a', '\u2067', '\u202c', '\u0000', '\u{e0041}', '\u061c', '\ufe0f']),
    },
  },
  'draft readDraft': { parse: (text) => readDraft(text, { offset: 1, content: text }), texts: WORDS },
  'fold-text foldText': { parse: foldText, texts: WORDS },
  'language languageFor': {
    parse: (text) => languageFor(undefined, text),
    texts: repeated([',', ';', 'en;q=', '-', 'q=1,', ...SPACES]),
  },
  'limits byteLength': { parse: byteLength, texts: WORDS },
  'mentions withMentions': { parse: (text) => withMentions(text, PEOPLE), texts: MENTIONS },
  'mentions withoutMentions': { parse: (text) => withoutMentions(text), texts: MENTIONS },
  'mentions onlyMentionsOf': { parse: (text) => onlyMentionsOf(text, new Set(['b'])), texts: MENTIONS },
  'mentions mentionedIn': { parse: mentionedIn, texts: MENTIONS },
  'mentions piecesOf': { parse: piecesOf, texts: MENTIONS },
  'mentions mentionQueryAt': { parse: (text) => mentionQueryAt(text, text.length), texts: MENTIONS },
  'mentions mentionMatches': { parse: (text) => mentionMatches(text, PEOPLE), texts: MENTIONS },
  'mentions mentionText': { parse: (text) => mentionText({ id: 'a', name: text }), texts: MENTIONS },
  'message readableText': {
    parse: (text) => readableText({ role: 'assistant', content: text, format: 'markdown', plain: '' }),
    texts: MENTIONS,
  },
  'message isBlank': { parse: isBlank, texts: WORDS },
  'prompt-fence fencedMessage': {
    parse: (text) => fencedMessage({ authorName: text, text }),
    texts: FENCES,
  },
  'prompt-fence fencedInstructions': { parse: fencedInstructions, texts: FENCES },
  'prompt-fence withoutMessageTags': { parse: withoutMessageTags, texts: FENCES },
  'reasoning splitReasoning': { parse: splitReasoning, texts: ANSWER },
  'reasoning escapeReasoning': { parse: escapeReasoning, texts: ANSWER },
  'reserved-names isReservedName': { parse: isReservedName, texts: NAMES },
  'failure kindOf': {
    parse: (message) => kindOf({ status: null, names: [], message }),
    texts: repeated([
      'model ',
      'context ',
      'exceeds the ',
      'trying to keep the first 1',
      'api key ',
      ...SPACES,
    ]),
  },
  'reasoning-marks text': { parse: (text) => reasoningMarks().text(text), texts: ANSWER },
  'reasoning-marks reasoning': { parse: (text) => reasoningMarks().reasoning(text), texts: ANSWER },
  'wire read': {
    parse: (text) => {
      const bytes = wire();
      return [bytes.read(new TextEncoder().encode(text)), bytes.end()];
    },
    texts: repeated([
      'data:',
      'data: {}\n',
      'data: {}\n\n',
      ':\n',
      '\n',
      '\r',
      '{"a":',
      '[',
      '<',
      'event: error\n',
    ]),
  },
  'skeleton skeletonOf': { parse: skeletonOf, texts: NAMES },
  'tokens estimateTokens': { parse: estimateTokens, texts: TOKENS },
  'tokens textWithin': { parse: (text) => textWithin(text, text.length / 8), texts: TOKENS },
  'prompt promptFor': {
    parse: (text) =>
      promptFor({
        messages: [{ ...member, content: text }],
        systemPrompt: undefined,
        instructions: text,
        maxTokens: 1_000,
      }),
    texts: MENTIONS,
  },
  'prompt titlePrompt': { parse: titlePrompt, texts: WORDS },
  'reply-decision mentionsAssistant': {
    parse: mentionsAssistant,
    texts: repeated(['@', '@assistan', '@assistant_', '.@assistant', ...SPACES]),
  },
  'reply-decision replyDecision': {
    parse: (text) => replyDecision({ policy: 'auto', postingMembers: 2, text, ask: undefined }),
    texts: repeated(['@', '@assistan', '@assistant_', ...SPACES]),
  },
  'string-literal stringLiteralAt': {
    parse: (text) => stringLiteralAt(text, 0),
    texts: repeated(['\\u00', '\\', '\\n', 'a'], '"'),
  },
  'title oneLine': { parse: oneLine, texts: LINES },
  'title personTitle': { parse: personTitle, texts: LINES },
  'title modelTitle': { parse: modelTitle, texts: TITLE },
  'title previewOf': { parse: (text) => previewOf(text, 'assistant'), texts: PREVIEW },
  'title clip': { parse: (text) => clip(text, text.length - 1), texts: LINES },
  'search-tokens tokensOf': { parse: tokensOf, texts: { ...TOKENS, ...SEARCHED } },
  'search-tokens foldWord': { parse: foldWord, texts: { ...WORDS, ...repeated(['\u0301', 'ß', '가']) } },
  'search-query parseQuery': { parse: (text) => parseQuery(text, WHEN), texts: { ...SEARCHED, ...QUERIES } },
  'query-text filtersIn': { parse: filtersIn, texts: { ...SEARCHED, ...QUERIES } },
  'query-text hasFilter': { parse: (text) => hasFilter(text, TODAY), texts: QUERIES },
  'query-text toggleFilter': {
    parse: (text) => toggleFilter(text, TODAY),
    texts: { ...SEARCHED, ...QUERIES },
  },
  'query-text without': { parse: (text) => without(text, filtersIn(text)), texts: QUERIES },
  'query-text writtenFilter': { parse: (text) => writtenFilter('in', text), texts: QUERIES },
  'search-dates periodOf': {
    parse: (text) => periodOf(text, WHEN),
    texts: repeated(['2026-', '1', 'may ', '年', ...SPACES]),
  },
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
    parse: markdownHtml,
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
  'person displayName': { parse: displayName, texts: WORDS },
};

/** A node of an archive with a message by a person. */
function personNode(text: string): { id: string; parentId: null; time: null; value: Piece } {
  const message = messageOf({ sourceId: 'a', author: { kind: 'person', name: text }, text, reasoning: text });
  return { id: 'a', parentId: null, time: null, value: { kind: 'message', message } };
}

/** Functions of model/ with strings or messages among their parameters that read no text: ids, keys, names compared whole. */
export const NO_TEXT_PARSERS: ReadonlySet<string> = new Set([
  'access mayCancel',
  'content-id conversationId',
  'content-id messageId',
  'signed signedMessage',
  'signed signedVersion',
  'pieces attachmentKind',
  'pieces speakerOf',
  'tree pathOf',
  'c1-program entryOf',
  'device-settings valueOf',
  'display-name displayNameOf',
  'notification desktopNotificationOf',
  'edit-distance editDistance',
  'search-words isFunctionWord',
  'search-words formsOfWord',
  'read-state unreadMentionsOf',
  'read-state firstUnread',
  'read-state newsSince',
  'read-state unreadCountOf',
  'read-state countBeforeLast',
  'read-state withPosted',
  'search-tokens isDense',
  'search-query withCorrections',
  'stores storeName',
  'timeline mergeMessages',
  'timeline knownFrom',
  'timeline runsToShow',
  'timeline timeline',
]);
