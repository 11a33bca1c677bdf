import { clip } from '@/model/title';

const MAX_CHARS = 80;

/** A title as the name of a file on any system: without what separates folders, ends a header, or hides in a line. */
export function fileNameOf(title: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*%;']/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  // Windows takes no dot at the end, and a leading one hides a file.
  const name = clip(plain, MAX_CHARS).replace(/^[.\s]+|[.\s]+$/g, '');
  return name === '' ? 'thread' : name;
}

/** `Content-Disposition` (RFC 6266): a name in ASCII for old clients, and the whole one. */
export function attachmentOf(given: string): string {
  const name = given.toWellFormed();
  // guard: file-names-are-escaped
  const ascii = name.replace(/[^\w.() -]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/[()]/g, escaped)}`;
}

function escaped(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}
