// E-mail addresses as people paste them: a column, a line with commas or semicolons, "Grace Hopper <grace@example.com>".

/** A name before an address in brackets, which may be quoted and hold a comma. */
const NAMED = /(?:"[^"\n]*"|[^,;"<>\n]*)\s*<([^<>\s]+)>/g;
/** Only what cannot be one at all: the server knows better, and says so. */
const LIKELY = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** Each once, in their order. What is no address stays, so that its writer can see and mend it. */
export function addressesIn(text: string): string[] {
  const pieces = text.replaceAll(NAMED, ',$1,').split(/[\s,;]+/);
  return [...new Set(pieces.map((one) => one.toLowerCase()).filter((one) => one !== ''))];
}

export function isLikelyAddress(text: string): boolean {
  return LIKELY.test(text);
}
