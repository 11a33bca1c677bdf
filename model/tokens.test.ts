import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { expect, test } from 'vitest';
import { TOKEN_TEXTS } from '@/tests/support/token-texts';
import { estimateTokens, textWithin } from './tokens';

const texts = Object.entries(TOKEN_TEXTS).flatMap(([language, some]) =>
  some.map((text, index) => [`${language} ${index + 1}`, text] as const),
);

test('[R25] the estimate is within 20 % of the tokenizer for each of 60 texts', () => {
  expect(texts).toHaveLength(60);
  const ratios = texts.map(([name, text]) => ({ name, ratio: estimateTokens(text) / encode(text).length }));
  expect(ratios.filter(({ ratio }) => Math.abs(ratio - 1) > 0.2)).toEqual([]);
});

test('[R25] texts that nobody would write cost at most twice the estimate', () => {
  const bytes = Array.from({ length: 600 }, (_, index) => (index * 7_919 + index * index * 31) % 251);
  const hostile = {
    base64: Buffer.from(bytes).toString('base64'),
    hex: Buffer.from(bytes).toString('hex'),
    letters: bytes.map((byte) => String.fromCharCode(97 + (byte % 26))).join(''),
    'short words': bytes.map((byte) => ['xaq', 'qev', 'zoj', 'vux', 'kiw'][byte % 5]).join(' '),
    capitals: bytes.map((byte) => String.fromCharCode((byte % 2 ? 65 : 97) + (byte % 26))).join(''),
    families: '👩\u200d👩\u200d👧\u200d👦🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'.repeat(30),
    flags: '🇺🇿🇰🇬'.repeat(40),
    cuneiform: '𒀀𒀁𒀂'.repeat(50),
    Cherokee: 'ᏣᎳᎩ '.repeat(50),
    'rare Chinese': '龘靐齉爨纛𠀀𠀁'.repeat(40),
    marks: 'a\u0334\u0322\u031bb\u0337\u0328\u031a'.repeat(50),
    Braille: '⠓⠑⠇⠇⠕'.repeat(30),
    mathematics: '∑∫√∞≠≤≥∂'.repeat(30),
    signs: '!@#$%^&*()_+{}|:"<>?'.repeat(40),
    invisible: '\u0001\u0002\u200b'.repeat(50),
    lines: '\n \n \n'.repeat(100),
  };
  const ratios = Object.entries(hostile).map(([name, text]) => ({
    name,
    ratio: encode(text).length / estimateTokens(text),
  }));
  expect(ratios.filter(({ ratio }) => ratio > 2)).toEqual([]);
});

test('[R25] the beginning of a text that fits a number of tokens is as long as can be, and no character is cut', () => {
  for (const [name, text] of texts) {
    const whole = estimateTokens(text);
    expect({ name, text: textWithin(text, whole) }).toEqual({ name, text });
    const half = textWithin(text, whole / 2);
    expect({ name, isBeginning: text.startsWith(half), isWellFormed: half.isWellFormed() }).toEqual({
      name,
      isBeginning: true,
      isWellFormed: true,
    });
    expect(Math.abs(estimateTokens(half) - whole / 2)).toBeLessThan(5);
  }
  expect(textWithin('anything', 0)).toBe('');
});
