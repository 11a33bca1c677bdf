// String literals of C1 programs: JSON's, and those in single quotes. Read in one pass, also when their end is missing.

export type StringLiteral = {
  text: string;
  /** The index after the closing quote; the source's length when that is missing. */
  end: number;
  isClosed: boolean;
};

/** The literal whose opening quote is at `at`. */
export function stringLiteralAt(source: string, at: number): StringLiteral {
  const quote = source[at];
  let from = at + 1;
  let text = '';
  for (let index = from; index < source.length; index += 1) {
    if (source[index] === quote)
      return { text: text + source.slice(from, index), end: index + 1, isClosed: true };
    if (source[index] !== '\\') continue;
    const escaped = escapeAt(source, index);
    text += source.slice(from, index) + escaped.text;
    from = escaped.end;
    index = from - 1;
  }
  return { text: text + source.slice(from), end: source.length, isClosed: false };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
const HEX = /^[0-9a-fA-F]{4}$/;

/** The character for which the escape at the backslash stands; nothing when the source ends inside it. */
function escapeAt(source: string, at: number): { text: string; end: number } {
  const char = source[at + 1] ?? '';
  if (char !== 'u') return { text: Object.hasOwn(ESCAPES, char) ? (ESCAPES[char] ?? '') : char, end: at + 2 };
  const digits = source.slice(at + 2, at + 6);
  if (HEX.test(digits)) return { text: String.fromCharCode(Number.parseInt(digits, 16)), end: at + 6 };
  return digits.length < 4 ? { text: '', end: source.length } : { text: 'u', end: at + 2 };
}
