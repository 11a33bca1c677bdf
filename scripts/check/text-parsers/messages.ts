// What reads messages, titles and names, and makes prompts of them.
import { cleanText } from '@/model/clean-text';
import { foldText } from '@/model/fold-text';
import { byteLength } from '@/model/limits';
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
import { mentionsAssistant, replyDecision } from '@/model/reply-decision';
import { isReservedName } from '@/model/reserved-names';
import { skeletonOf } from '@/model/skeleton';
import { withoutMarkup, withoutMarkupAround } from '@/model/markup';
import { withTextFile } from '@/model/text-file';
import { clip, modelTitle, oneLine, personTitle, previewOf } from '@/model/title';
import { titleHas, titleWords } from '@/model/title-match';
import { estimateTokens, textWithin } from '@/model/tokens';
import { type TextParser, repeated, SPACES, MARKDOWN, MENTIONS, WORDS, TOKENS } from './texts';

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

const MARKUP = {
  ...PREVIEW,
  ...repeated([
    '``a',
    '](',
    '](a',
    '](a "',
    '](<',
    '](a(b)',
    '<https://',
    'h',
    'https://a',
    '> ',
    '- ',
    '- [ ] ',
    '\\',
    '*a_',
    '*a ',
    '~~a',
    '~~~\n',
  ]),
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

const PEOPLE = ['Ada', 'Ada Lovelace', 'Grace', '[a](b)'].map((name, index) => ({
  id: `person-${index}`,
  name,
}));

const member = { role: 'user', authorName: 'Ada', status: 'sent' } as const;

export const MESSAGE_PARSERS: Readonly<Record<string, TextParser>> = {
  'clean-text cleanText': {
    parse: cleanText,
    texts: {
      ...WORDS,
      ...repeated(['\u202a', '\u2067', '\u202c', '\u0000', '\u{e0041}', '\u061c', '\ufe0f']),
    },
  },
  'fold-text foldText': { parse: foldText, texts: WORDS },
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
  'reserved-names isReservedName': { parse: isReservedName, texts: NAMES },
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
  'text-file withTextFile': {
    parse: (text) => withTextFile(text, { name: text, text }),
    texts: repeated(['`', '` ', '.a', ' \n']),
  },
  'markup withoutMarkup': { parse: withoutMarkup, texts: MARKUP },
  'markup withoutMarkupAround': {
    parse: (text) => withoutMarkupAround({ text, ranges: [[text.length - 1, text.length]] }),
    texts: MARKUP,
  },
  'title-match titleWords': { parse: titleWords, texts: WORDS },
  'title-match titleHas': { parse: (text) => titleHas(text, ['word', '计划']), texts: WORDS },
  'title oneLine': { parse: oneLine, texts: LINES },
  'title personTitle': { parse: personTitle, texts: LINES },
  'title modelTitle': { parse: modelTitle, texts: TITLE },
  'title previewOf': { parse: (text) => previewOf(text, 'assistant'), texts: PREVIEW },
  'title clip': { parse: (text) => clip(text, text.length - 1), texts: LINES },
};
