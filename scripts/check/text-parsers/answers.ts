// What reads answers of a model: their marks, programs and reasoning.
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
import { formsOf } from '@/model/c1-form';
import { formText } from '@/model/form-text';
import { pressedStrings } from '@/model/pressed-strings';
import { isInSentOrder, pressedText } from '@/model/pressed-text';
import { answerFormsOf, sharedForms } from '@/model/c1-inputs';
import { suffixOf } from '@/model/program-form';
import { readC1, readProgram, resolved } from '@/model/c1-program';
import { printC1 } from '@/model/c1-print';
import { excessOf, sizeOfC1 } from '@/model/c1-size';
import { weightOfText } from '@/model/c1-text';
import { blockSource, fencedBlocks } from '@/model/fenced-block';
import { fencedForms, formSources, keptForms, markdownFormsOf, readFormBlock } from '@/model/form-block';
import { fencedPolls, messagePollsOf, pollCommand, readPollBlock } from '@/model/poll-block';
import { readDraft } from '@/model/draft';
import { byteLength } from '@/model/limits';
import { escapeReasoning, splitReasoning } from '@/model/reasoning';
import { stringLiteralAt } from '@/model/string-literal';
import {
  type TextParser,
  repeated,
  SPACES,
  NESTED,
  QUOTED,
  TAGS,
  ENTITIES,
  ANSWER,
  REFERENCES,
  WORDS,
} from './texts';

const PROGRAM = {
  ...repeated([...NESTED, ...QUOTED, ...SPACES, '`', '```', '#', '//', '?', '!', '-', '.', '1', 'a', 'a = ']),
  ...repeated([...NESTED, ...QUOTED, '\n?', ' ? ', 'a.b', 'a[0]', '1, ', '- ', '!', '{a: 1},'], 'root = '),
  ...repeated([...NESTED, '1, ', '"a", ', 'a, ', '\n', '#\n', 'a: b, '], 'root = Card(['),
};

const FIELDS_BEGIN = '{"fields":[';
const BLOCK = {
  ...repeated([...NESTED, ...QUOTED, '{"label":"a","type":"text"},', '{"fields":['], FIELDS_BEGIN),
  ...repeated(
    ['"a",', '"a ', '\u200b', '\\u0061'],
    `${FIELDS_BEGIN}{"type":"choice","label":"a","options":["`,
  ),
};
const FENCED = {
  ...repeated(['```', '```form\n', '~~~', '`', '> ', '- ', '1. ', '\n', '\r', ' ', '\t', '````\n```form\n']),
  ...repeated(['`', '``` a', '> ', '{', '[', '"', '}\n```\n```form\n{', '\n', '\n ', ' '], '```form\n{'),
  ...repeated([`${FIELDS_BEGIN}{"label":"a","type":"text"}]}\n\`\`\`\n\`\`\`form\n`], '```form\n'),
};

const POLL_MARKS = ['- a\n', '-', '- ', 'a: ', 'closes: ', '\n', ' ', '\u200b', 'a:a '];
const POLL_LINES = repeated(POLL_MARKS, 'Lunch?\n- a\n- b\n');
const POLL_BLOCKS = repeated([...POLL_MARKS, '```\n```poll\n', '`', '```'], '```poll\nLunch?\n- a\n- b\n');

/** The character for what cannot be decoded, again and again, and another one. */
const REPLACED = { 'U+FFFD': (chars: number) => `${'\ufffd'.repeat(chars - 2)}ab` };

const SAID = repeated(['“', '\n', '\r\n', '\u2028', ' ', '\u202e', '*:'], 'a');
const saidOf = (text: string) => ({
  label: text,
  fields: [{ label: text, kind: 'text' as const, values: [{ text }], isUnchanged: false }],
});
const FIELD = { key: 'f0-0', label: '', kind: 'text', type: 'string', options: [], initial: null } as const;
const TEXT_FORM = { key: 'f0', buttons: [], fields: [{ ...FIELD, options: [] }], round: 1, sends: [] };

export const ANSWER_PARSERS: Readonly<Record<string, TextParser>> = {
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
  'c1-inputs sharedForms': { parse: (text) => sharedForms(readProgram(text)), texts: REFERENCES },
  'c1-inputs answerFormsOf': {
    parse: answerFormsOf,
    texts: repeated([...TAGS, ...ENTITIES, ...SPACES], '<content>'),
  },
  'pressed-text pressedText': { parse: (text) => pressedText(saidOf(text), pressedStrings.en), texts: SAID },
  'pressed-text isInSentOrder': { parse: isInSentOrder, texts: SAID },
  'form-text formText': {
    parse: (text) =>
      formText(
        { button: text, form: TEXT_FORM, shown: new Set(['f0-0']), values: new Map([['f0-0', text]]) },
        pressedStrings.en,
      ),
    texts: SAID,
  },
  'fenced-block fencedBlocks': { parse: (text) => fencedBlocks(text, 'form'), texts: FENCED },
  'fenced-block blockSource': { parse: blockSource, texts: FENCED },
  'poll-block readPollBlock': { parse: readPollBlock, texts: POLL_LINES },
  'poll-block fencedPolls': { parse: fencedPolls, texts: POLL_BLOCKS },
  'poll-block messagePollsOf': {
    parse: (text) => messagePollsOf(text, { id: 'a', askedBy: null }),
    texts: POLL_BLOCKS,
  },
  'poll-block pollCommand': {
    parse: pollCommand,
    texts: repeated(['|', '?', ' ', '\n', 'a|', '? |', '`', '- '], '/poll a'),
  },
  'program-form suffixOf': { parse: suffixOf, texts: WORDS },
  'form-block readFormBlock': { parse: readFormBlock, texts: BLOCK },
  'form-block formSources': { parse: formSources, texts: FENCED },
  'form-block keptForms': { parse: (text) => keptForms([text]), texts: BLOCK },
  'form-block fencedForms': { parse: fencedForms, texts: FENCED },
  'form-block markdownFormsOf': { parse: markdownFormsOf, texts: FENCED },
  'draft readDraft': { parse: (text) => readDraft(text, { offset: 1, content: text }), texts: WORDS },
  'reasoning splitReasoning': { parse: splitReasoning, texts: ANSWER },
  'reasoning escapeReasoning': { parse: escapeReasoning, texts: ANSWER },
  'string-literal stringLiteralAt': {
    parse: (text) => stringLiteralAt(text, 0),
    texts: repeated(['\\u00', '\\', '\\n', 'a'], '"'),
  },
};
