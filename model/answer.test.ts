import { expect, test } from 'vitest';
import {
  clipBytes,
  escapeText,
  formatOf,
  hasProgram,
  plainOf,
  reasoningTitle,
  reasoningOf,
  unescapeText,
  withoutReasoning,
} from './answer';

const program =
  'root = Card([head, txt])\nhead = Header("Launch & learn", "Q3 \\"2026\\"")\ntxt = TextContent("Revenue grew **18 %**")\nb = Button("Details", {type: "continue_conversation"}, "secondary")';
const c1 = `<thinkitem ephemeral="true"><thinkitemtitle>Reading numbers</thinkitemtitle></thinkitem>\n<content thesys="true" version="2">\n\`\`\`openui-lang\n${escapeText(program)}\n\`\`\`\n</content>`;

test('[F6] a C1 answer is recognised by its first characters; anything else is markdown', () => {
  expect(formatOf(c1)).toBe('c1');
  expect(formatOf('<content')).toBe('c1');
  expect(formatOf('# Hello')).toBe('markdown');
  expect(formatOf('')).toBe('markdown');
});

test('[F6] the extract of a program is what a reader would see', () => {
  expect(plainOf(c1).split('\n')).toEqual([
    'Launch & learn',
    'Q3 "2026"',
    'Revenue grew **18 %**',
    'Details',
  ]);
  expect(plainOf('plain words')).toBe('');
});

test('[F6] the extract of half a program is the text so far', () => {
  expect(plainOf(c1.slice(0, c1.indexOf('TextContent')))).toContain('Launch & learn');
});

test('[F6] the extract of the older form is what stands under the keys that are read', () => {
  const program =
    '{"component":{"component":"Card","props":{"title":"Q3 numbers","icon":"No","children":"Up"}}}';
  expect(plainOf(`<content thesys="true">${program}</content>`)).toBe('Q3 numbers\nUp');
});

test('[F6] half a surrogate pair in a program is stored as U+FFFD: Firestore takes no other', () => {
  expect(plainOf('<content>root = Header("Half \\ud83d", "Whole \\ud83d\\ude00")')).toBe(
    'Half \ufffd\nWhole 😀',
  );
});

test('[F6] an element without a program is shown as text, and reasoning only before the program', () => {
  expect(hasProgram('<content thesys="true">Sorry, no.</content>')).toBe(false);
  expect(hasProgram(c1)).toBe(true);
  expect(reasoningTitle(c1.slice(0, 90))).toBe('Reading numbers');
  expect(reasoningTitle(c1)).toBeNull();
});

test('[R12] text is cut at bytes and never inside a character', () => {
  expect(clipBytes('aé😀b', 4)).toBe('aé');
  expect(clipBytes('aé😀b', 7)).toBe('aé😀');
  expect(clipBytes('short', 100)).toBe('short');
  expect(unescapeText(escapeText('<a href="x">&amp;</a>'))).toBe('<a href="x">&amp;</a>');
});

test('[F28] reasoning before an answer is separated from it, also while it is still streaming', () => {
  expect(reasoningOf('<think>First this.\nThen that.</think>\n\nSo: yes.')).toEqual([
    { title: '', text: 'First this.\nThen that.' },
  ]);
  expect(withoutReasoning('<think>First this.</think>\n\nSo: yes.')).toBe('So: yes.');
  expect(withoutReasoning('<think>First th')).toBe('');
  expect(reasoningOf('<think>\n</think>\nSo')).toEqual([]);
  expect(reasoningOf('No <think>at all</think>')).toEqual([]);
});

test('[F28] of C1’s think items those that are not ephemeral stay', () => {
  expect(reasoningOf(c1)).toEqual([]);
  const lasting =
    '<thinkitem ephemeral="false"><thinkitemtitle>A &amp; B</thinkitemtitle><thinkitemcontent>Both.</thinkitemcontent></thinkitem>';
  expect(reasoningOf(`${lasting}<content>x</content>`)).toEqual([{ title: 'A & B', text: 'Both.' }]);
});
