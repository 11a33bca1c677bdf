import { describe, expect, test } from 'vitest';
import { addressesIn, isAddress } from './addresses';

describe('email addresses as people paste them', () => {
  test.each([
    ['grace@example.com', ['grace@example.com']],
    ['a@x.org, b@x.org;c@x.org\nd@x.org  e@x.org', ['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org', 'e@x.org']],
    ['Grace Hopper <g@x.org>,\n"Lovelace, Ada" <a@x.org>; t@x.org', ['g@x.org', 'a@x.org', 't@x.org']],
    ['A@x.org a@X.org', ['a@x.org']],
    [' \n,; ', []],
    ['grace.example.com', ['grace.example.com']],
  ])('%j', (text, addresses) => {
    expect(addressesIn(text)).toEqual(addresses);
  });

  test('an invalid address is found before it is sent', () => {
    expect(['a@x.org', 'first.last+tag@sub.example.com'].every(isAddress)).toBe(true);
    expect(['grace.example.com', '@example.com', 'a@x', 'a@', 'x@y.z'].some(isAddress)).toBe(false);
  });
});
