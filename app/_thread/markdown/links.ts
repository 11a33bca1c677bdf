// Where links of an answer lead, and how a C1 program is kept from opening them unasked.
import { escapeText } from '@/model/answer';

/** The host of a web address; null for anything else, which is then no link. */
export function hostOf(href: string | undefined): string | null {
  if (href === undefined) return null;
  try {
    const { protocol, host } = new URL(href);
    return protocol === 'https:' || protocol === 'http:' ? host.replace(/^www\./, '') : null;
  } catch {
    return null; // Not an address.
  }
}

export const OPEN_LINK = 'open_link';

/**
 * The SDK opens an `open_url` itself and asks nobody. Under another name the action comes to us, with the address as
 * its parameter. Stored text is escaped, programs of older models are JSON: both spellings are met.
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
