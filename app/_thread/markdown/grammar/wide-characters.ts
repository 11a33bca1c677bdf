// Characters of Chinese, Japanese and Korean, which are written without spaces between words.

/** Letters and marks of East Asian writing, and all that needs two UTF-16 units: rare ideographs and emoji. */
const WIDE =
  /[\u1100-\u11ff\u2e80-\u2fff\u3001-\u303f\u3040-\ua4cf\ua960-\ua97f\uac00-\ud7ff\ud800-\udfff\uf900-\ufaff\ufe30-\ufe6f\uff01-\uffef]/;

/** Marks that no address contains: those of East Asia, quotes and dashes of any language, commas of Arabic and Hindi. */
const ENDS_ADDRESS =
  /[\u060c\u061b\u061f\u0964\u2014\u2015\u2018-\u201f\u2026\u3001-\u3004\u3008-\u3020\u3030\u303d\u30fb\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/;

/** `code`: a UTF-16 unit, or what micromark has for ends and breaks of lines. */
export function isWide(code: number | null): boolean {
  return code !== null && code >= 0x1100 && WIDE.test(String.fromCharCode(code));
}

const OPENS_QUOTE = /[\u2018\u201a\u201b\u201c\u201e\u201f]/;
const CLOSES_QUOTE = /[\u2019\u201d]/;

export function opensQuote(code: number | null): boolean {
  return code !== null && code > 0 && OPENS_QUOTE.test(String.fromCharCode(code));
}

export function closesQuote(code: number | null): boolean {
  return code !== null && code > 0 && CLOSES_QUOTE.test(String.fromCharCode(code));
}

/** So many marks of writing may stand between. */
const MAX_MARKS = 8;
const MARK = /[\p{P}\p{S}]/u;
const OWN_MARK = /[*_~`]/;

/** Whether a wide character stands behind one or more marks, from a place in a text into a direction. */
export function wideBehind(text: string, from: number, step: 1 | -1): boolean {
  for (let marks = 0; marks < MAX_MARKS; marks += 1) {
    const at = step > 0 ? from + marks : from - 1 - marks;
    const code = text.charCodeAt(at);
    if (isWide(code)) return marks > 0;
    const char = text.charAt(at);
    if (!MARK.test(char) || OWN_MARK.test(char)) return false;
  }
  return false;
}

export function endsAddress(char: string): boolean {
  return ENDS_ADDRESS.test(char);
}

export function isBlankCode(code: number | null): boolean {
  return code === null || code < 0 || /\s/.test(String.fromCharCode(code));
}
