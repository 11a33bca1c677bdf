import { expect, test } from 'vitest';
import { addressOf } from './network-address';

const from = (forwarded: string, trustedProxies = 1) =>
  addressOf(new Headers({ 'x-forwarded-for': forwarded }), trustedProxies);

test('[A21] what a caller writes before the entries of our own proxies counts for nothing', () => {
  expect(from('203.0.113.7')).toBe('203.0.113.7');
  expect(from('1.2.3.4, 203.0.113.7')).toBe('203.0.113.7');
  expect(from('1.2.3.4, 203.0.113.7, 10.0.0.1', 2)).toBe('203.0.113.7');
  expect(from('203.0.113.7', 2)).toBeNull();
  expect(addressOf(new Headers(), 1)).toBeNull();
});

test('[A21] of IPv6 the network counts, however the address is written', () => {
  const network = '2001:db8:1:2::/64';
  expect(from('2001:db8:1:2:3:4:5:6')).toBe(network);
  expect(from('2001:db8:1:2::9')).toBe(network);
  expect(from('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(from('::1')).toBe('0:0:0:0::/64');
  expect(from('::ffff:203.0.113.7')).toBe('::ffff:203.0.113.7');
});
