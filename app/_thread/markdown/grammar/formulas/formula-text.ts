// What between two single dollars is a formula, and what is prices, shell variables or tickers.
import { MAX_FORMULA_CHARS } from '@/model/limits';

/** KaTeX expands macros synchronously: one that is defined in the formula can multiply it without a limit. */
const DEFINES =
  /\\(?:[gex]?def|(?:re)?newcommand|providecommand|(?:future)?let|global|long)(?![A-Za-z])|\\char(?![A-Za-z])/;

const HAS_MATHS = /[\\^_=<>{}+*|]/;
const EAST_ASIAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef\u3001\u3002]/;
/** `$HOME/bin:$PATH`, `$1, $2`: what is before the second dollar expects more. */
const EXPECTS_MORE = /[:/,;({[=@|&<>]$|\s-+$/;

/** `after`: the character that follows the second dollar. */
export function isFormulaText(formula: string, after: string): boolean {
  if (formula.length > MAX_FORMULA_CHARS || /^\s|[\s\\]$/.test(formula)) return false;
  if (/[0-9A-Z_{$]/.test(after) || EXPECTS_MORE.test(formula)) return false;
  return HAS_MATHS.test(formula) || !isProse(formula);
}

/** Words, or a price and what follows it. */
function isProse(text: string): boolean {
  if (EAST_ASIAN.test(text)) return true;
  const words = text.match(/[A-Za-z]{3,}/g)?.length ?? 0;
  return words >= 2 || (/^\d/.test(text) && /\s[A-Za-z]{2}|[A-Za-z]{3}/.test(text));
}

const OPENS_ALONE = /^[ \t]*(?:\r\n|\n|\r)/;
/** What separates the parts of a display: blank lines, in a quote too. */
const PARTS = /(?:\r\n|\n|\r)(?:[ \t>]*(?:\r\n|\n|\r))+/;
const TEXT_IN_FORMULA = /\\[A-Za-z]+(?:\{[^{}\n]*(?:\}|$))?/g;
const NO_FORMULA = /^[ \t>]*(?:#{1,6} |`{3}|~{3}|[-*+] |\d+\. )/m;

/**
 * Whether what follows the opening mark of a display may be its formula although blank lines are in it: the mark is alone on its line,
 * and every part is maths. `isWhole`: no more of it follows.
 */
export function isParted(formula: string, { isWhole }: { isWhole: boolean }): boolean {
  if (formula.length > MAX_FORMULA_CHARS || !OPENS_ALONE.test(formula)) return false;
  const parts = formula.split(PARTS).filter((part) => part.trim() !== '');
  // The last part may be at its first letters.
  return parts.every(
    (part, at) => isMaths(part) || (!isWhole && at === parts.length - 1 && part.length < 24),
  );
}

function isMaths(part: string): boolean {
  const bare = part.replaceAll(/^[ \t>]+/gm, '');
  if (NO_FORMULA.test(part) || !HAS_MATHS.test(bare)) return false;
  const words = bare.replaceAll(TEXT_IN_FORMULA, ' ');
  return !EAST_ASIAN.test(words) && !/[A-Za-z]{3,}[ ,.]+[A-Za-z]{2,}[ ,.]+[A-Za-z]{2,}/.test(words);
}

/** Any other formula is shown as its source. */
export function isDrawable(formula: string): boolean {
  return formula.length <= MAX_FORMULA_CHARS && !DEFINES.test(formula);
}
