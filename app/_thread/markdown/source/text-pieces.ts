// What laying out a text costs, and its pieces: Chromium shapes the rest of a paragraph anew for every line that it breaks where
// letters influence each other (kerning, joined or combining letters, two directions), so its time grows with the square.

/** Microseconds for each pair. */
const WORD = 0.016;
const COMPLEX = 0.01;
/** A word of this length fits on few lines. Chinese, Japanese, Korean and emoji break anywhere. */
const SHORT_WORD_CHARS = 100;
const LONG_WORD = /[^\s\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uffef\ud800-\udfff]{100,}/g;
/** Neither Latin, Greek, Cyrillic, symbols, Chinese, Japanese, Korean nor emoji. */
const COMPLEX_LETTER =
  /[^\0-\u02ff\u0370-\u058f\u1e00-\u1fff\u2000-\u200a\u2010-\u2027\u2030-\u205f\u2070-\u20cf\u2100-\u2bff\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uffef\u{1f000}-\u{1faff}\u{20000}-\u{3ffff}]/gu;

const PIECE_CHARS = 1_000;

/** About microseconds, of a text that is one paragraph. */
export function layoutCostOf(text: string): number {
  if (text.length < SHORT_WORD_CHARS) return 0;
  const words = text.match(LONG_WORD) ?? [];
  const letters = text.match(COMPLEX_LETTER)?.length ?? 0;
  return words.reduce((sum, { length }) => sum + length ** 2 * WORD, letters ** 2 * COMPLEX);
}

/** The same for a text with line breaks. */
export function layoutCostOfLines(text: string): number {
  return text.split('\n').reduce((sum, line) => sum + layoutCostOf(line), 0);
}

/** Paragraphs short enough to be laid out, whatever they contain. Joined by line breaks they are the text, with more breaks. */
export function piecesOfText(text: string): string[] {
  const pieces: string[] = [];
  let piece: string | null = null;
  for (const line of text.split('\n').flatMap(cut)) {
    if (piece !== null && piece.length + line.length >= PIECE_CHARS) {
      pieces.push(piece);
      piece = null;
    }
    piece = piece === null ? line : `${piece}\n${line}`;
  }
  return piece === null ? pieces : [...pieces, piece];
}

/** Cuts a long line, never inside a surrogate pair. */
function cut(line: string): string[] {
  if (line.length <= PIECE_CHARS) return [line];
  const parts: string[] = [];
  let from = 0;
  while (from < line.length) {
    let to = Math.min(line.length, from + PIECE_CHARS);
    if (/[\ud800-\udbff]/.test(line.charAt(to - 1)) && to < line.length) to -= 1;
    parts.push(line.slice(from, to));
    from = to;
  }
  return parts;
}
