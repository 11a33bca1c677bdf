import { expect, test } from 'vitest';
import { addressOf } from './network-address';

const from = (forwarded: string, trustedProxies = 1) =>
  addressOf(new Headers({ 'x-forwarded-for': forwarded }), trustedProxies);

test('[A21] entries before those of our own proxies are ignored: a caller may have written them', () => {
  expect(from('203.0.113.7')).toBe('203.0.113.7');
  expect(from('1.2.3.4, 203.0.113.7')).toBe('203.0.113.7');
  expect(from('1.2.3.4, 203.0.113.7, 10.0.0.1', 2)).toBe('203.0.113.7');
  expect(from('203.0.113.7', 2)).toBeNull();
  expect(addressOf(new Headers(), 1)).toBeNull();
});

test('[A21] an IPv6 address counts by its network, in every notation', () => {
  const network = '2001:db8:1:2::/64';
  expect(from('2001:db8:1:2:3:4:5:6')).toBe(network);
  expect(from('2001:db8:1:2::9')).toBe(network);
  expect(from('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(from('::1')).toBe('0:0:0:0::/64');
  expect(from('::ffff:203.0.113.7')).toBe('::ffff:203.0.113.7');
});
