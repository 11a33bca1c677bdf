// A text file that becomes part of a message: a fenced block under its name.
import { MAX_TEXT_FILE_BYTES } from './limits';

/** Why a file cannot be part of a message. */
export type TextFileProblem = 'too-large' | 'not-text';

/** The text of a file by its bytes; line breaks are \n, a byte order mark is left out. */
export function textOfFile(bytes: Uint8Array): { text: string } | { problem: TextFileProblem } {
  if (bytes.length > MAX_TEXT_FILE_BYTES) return { problem: 'too-large' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex -- what no text has, and every program, picture and archive does
    if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) return { problem: 'not-text' };
    return { text: text.replaceAll(/\r\n?/g, '\n') };
  } catch {
    return { problem: 'not-text' }; // Bytes that are no UTF-8.
  }
}

/** The message with the file at its end, in a fence that nothing inside closes. */
export function withTextFile(message: string, { name, text }: { name: string; text: string }): string {
  let longest = 2;
  for (const [ticks] of text.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  const fence = '`'.repeat(longest + 1);
  const title = `\`${name.replaceAll(/[`\s]+/g, ' ').trim() || 'file'}\``;
  const before = message.trimEnd() === '' ? '' : `${message.trimEnd()}\n\n`;
  return `${before}${title}\n\n${fence}${languageOf(name)}\n${text.replace(/\n$/, '')}\n${fence}\n`;
}

/** By the ending, which grammars know as a name of their language; '' for plain text. */
function languageOf(name: string): string {
  const ending = /\.([a-z0-9+#]{1,12})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return ending === 'txt' || ending === 'log' ? '' : ending;
}
