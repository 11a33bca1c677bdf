import { expect, test } from 'vitest';
import { figuresIn } from './figures';

const [en, zh] = [figuresIn('en'), figuresIn('zh')];
/** Intl writes spaces that do not break. */
const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');

test('[U22] money shows that something was spent, however little', () => {
  expect(plain(en.money(12_345_678, 'USD'))).toBe('$12.35');
  expect(plain(en.money(1_200, 'USD'))).toBe('$0.0012');
  expect(plain(en.money(7, 'USD'))).toBe('$0.000007');
  expect(plain(en.money(0, 'EUR'))).toBe('€0.00');
  expect(plain(zh.money(2_500_000, 'CNY'))).toBe('¥2.50');
});

test('[U22] times have the unit that is read easily', () => {
  expect([850, 2_400, 65_000, 120_000].map((ms) => plain(en.duration(ms)))).toEqual([
    '850ms',
    '2.4s',
    '1m 5s',
    '2m',
  ]);
});

test('[U22] a change is in percent, and there is none from nothing', () => {
  expect(plain(en.change(112, 100))).toBe('+12%');
  expect(plain(en.change(97, 100))).toBe('-3%');
  expect(plain(en.change(5, 5))).toBe('0%');
  expect(en.change(5, 0)).toBeNull();
});

test('[U22] large figures are short, and days are days wherever the reader is', () => {
  expect(en.short(1_234_567)).toBe('1.2m');
  expect(zh.short(12_345)).toBe('1.2万');
  expect(en.day('2026-11-03', 'short')).toBe('3 Nov');
  expect(zh.day('2026-11-03', 'long')).toContain('2026年11月3日');
});
