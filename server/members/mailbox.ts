// Recognises a person who comes back with another account of the same mailbox: one deleted and made again, another spelling,
// a tag. Other mailboxes, and accounts without a verified address, cannot be recognised.
import 'server-only';
import { createHash } from 'node:crypto';

/** Hosts under which one mailbox of Google has its address with and without dots. */
const DOTLESS = new Set(['gmail.com', 'googlemail.com']);

/** The address without its tag, and without what its provider ignores. */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  const name = email.slice(0, at).toLowerCase();
  const host = email.slice(at + 1).toLowerCase();
  const untagged = name.replace(/\+[^]*$/, '');
  return DOTLESS.has(host) ? `${untagged.replaceAll('.', '')}@gmail.com` : `${untagged}@${host}`;
}

/** A hash that two threads do not share, so that it links nothing; null without a verified address. */
export function mailboxHash(threadId: string, email: string | null): string | null {
  if (email === null) return null;
  return createHash('sha256')
    .update(`${threadId}\n${mailboxOf(email)}`)
    .digest('hex');
}
