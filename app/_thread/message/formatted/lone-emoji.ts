// Messages of nothing but one to three emoji, which are drawn large.

/** Longer than any three: families of four with skin tones have 41. */
const MOST_CHARS = 120;

const BASE = String.raw`(?:\p{Emoji_Presentation}\p{Emoji_Modifier}?|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}))`;
const JOINED = String.raw`(?:\u200D(?:${BASE}|\p{Extended_Pictographic}))*`;
const EMOJI = new RegExp(String.raw`^(?:(?:\p{Regional_Indicator}{2}|${BASE}${JOINED}) ?){1,3}$`, 'u');

export function isLoneEmoji(text: string): boolean {
  return text.length <= MOST_CHARS && EMOJI.test(text.trim());
}
