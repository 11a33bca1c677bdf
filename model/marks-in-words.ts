// Marks between two letters or digits, and in paths. Markdown takes `2*3*4` and `a/*.b and c/*.d` for emphasis; people who write
// messages mean stars.

const WORD = /[\p{L}\p{N}]/u;
/** Scripts that are written without spaces between words, or join endings to them: marks within a word are meant there. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/** Whether a run of marks stands within a word or a path of a person's message. Either side may be empty, or half of a pair. */
export function isWithinWord(before: string, after: string): boolean {
  if (/[/\\]/.test(before)) return /\S/.test(after);
  return [before, after].every((char) => WORD.test(char) && !UNSPACED.test(char));
}
