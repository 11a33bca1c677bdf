import { expect, test } from 'vitest';
import { mailboxHash, mailboxOf } from './mailbox';

test('[A19] spellings of one mailbox are one; other people stay others', () => {
  for (const spelling of ['Eve@Example.com', 'eve+2@example.com', 'eve+a+b@example.com'])
    expect(mailboxOf(spelling)).toBe('eve@example.com');
  for (const spelling of ['e.v.e@gmail.com', 'eve+x@googlemail.com', 'E.ve@GoogleMail.com'])
    expect(mailboxOf(spelling)).toBe('eve@gmail.com');
  // Only Google ignores dots.
  expect(mailboxOf('e.ve@example.com')).not.toBe(mailboxOf('eve@example.com'));
  expect(mailboxOf('eve@example.org')).not.toBe(mailboxOf('eve@example.com'));
});

test('[A19] the hash of a mailbox differs from thread to thread, and needs a verified address', () => {
  expect(mailboxHash('thread-1', 'eve@example.com')).toBe(mailboxHash('thread-1', 'Eve+2@example.com'));
  expect(mailboxHash('thread-1', 'eve@example.com')).not.toBe(mailboxHash('thread-2', 'eve@example.com'));
  expect(mailboxHash('thread-1', null)).toBeNull();
});
