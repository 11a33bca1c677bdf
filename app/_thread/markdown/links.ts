// Hosts of links in an answer, and the rewrite that keeps a C1 program from opening links without confirmation.
import { escapeText } from '@/model/answer';

/** The host of a web address; null for anything else, which is then rendered as text. */
export function hostOf(href: string | undefined): string | null {
  if (href === undefined) return null;
  try {
    const { protocol, host } = new URL(href);
    return protocol === 'https:' || protocol === 'http:' ? host.replace(/^www\./, '') : null;
  } catch {
    return null; // Not a URL.
  }
}

export const OPEN_LINK = 'open_link';

/**
 * The SDK opens an `open_url` action itself, without confirmation. Under another name the action is passed to our
 * handler, with the address as its parameter. Stored text is escaped and programs of older models are JSON: both
 * spellings occur.
 */
export function askBeforeOpening(content: string): string {
  const quote = escapeText('"');
  return content
    .replaceAll(
      new RegExp(
        `(type:\\s*${quote})open_url(${quote}\\s*,\\s*)url(:\\s*${quote}(?:(?!${quote}).)*${quote})`,
        'g',
      ),
      `$1${OPEN_LINK}$2params: {url$3}`,
    )
    .replaceAll(/(type:\s*")open_url("\s*,\s*)url(:\s*"[^"]*")/g, `$1${OPEN_LINK}$2params: {url$3}`);
}
