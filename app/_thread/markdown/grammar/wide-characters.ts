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

export function endsAddress(char: string): boolean {
  return ENDS_ADDRESS.test(char);
}

export function isBlankCode(code: number | null): boolean {
  return code === null || code < 0 || /\s/.test(String.fromCharCode(code));
}
