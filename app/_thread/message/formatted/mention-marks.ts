// Mentions through a Markdown parser: their stored form would be read as links, so each is one character of a private plane meanwhile.
import { piecesOf } from '@/model/mentions';

/** Of Unicode's plane 15, which no text uses; more than any message has room for. */
const FIRST = 0xf_00_00;
const MARK = /[\u{f0000}-\u{ffffd}]/gu;

export type Mentioned = { name: string; uid: string };
export type MarkedMentions = { text: string; mentions: readonly Mentioned[] };

/** A stored text with one character in place of each mention, and the mentions in their order. */
export function markMentions(stored: string): MarkedMentions {
  const mentions: Mentioned[] = [];
  const pieces = piecesOf(stored).map(({ text, uid }) => {
    if (uid === undefined) return text;
    mentions.push({ name: text, uid });
    return String.fromCodePoint(FIRST + mentions.length - 1);
  });
  return { text: pieces.join(''), mentions };
}

/** The mention that a character stands for. */
export function mentionOf(mark: string, mentions: readonly Mentioned[]): Mentioned | undefined {
  return mentions[(mark.codePointAt(0) ?? 0) - FIRST];
}

/** As people write it: for code and addresses, where nobody is highlighted. */
export function asTyped(text: string, mentions: readonly Mentioned[]): string {
  return text.replace(MARK, (mark) => `@${mentionOf(mark, mentions)?.name ?? mark}`);
}
