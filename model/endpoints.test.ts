// The types of the table are its guard: what must not compile is marked, and `tsc` refuses a mark without an error.
import { expect, test } from 'vitest';
import type { Counted, EndpointTable, Options } from './endpoint-rows';
import { ENDPOINTS } from './endpoints';
import { RATED_ACTS, RATES } from './limits';

const counted: Options & Counted = { retry: 'twice', counts: 'change' };

test('[A21] a route that writes does not compile without a rate; one that reads does', () => {
  const reading: EndpointTable = { 'GET /api/threads': { retry: 'twice' } };
  const writing: EndpointTable = { 'PATCH /api/threads/{threadId}': counted };
  expect(Object.keys({ ...reading, ...writing })).toHaveLength(2);
  // @ts-expect-error -- nothing counts this route
  const uncounted: EndpointTable = { 'PATCH /api/threads/{threadId}': { retry: 'twice' } };
  // @ts-expect-error -- no such act
  const unknown: EndpointTable = { 'POST /api/chat': { counts: 'shout' } };
  expect(uncounted).not.toEqual(unknown);
});

test('[A21] every endpoint but those that only read names what it is counted as', () => {
  const uncounted = Object.entries(ENDPOINTS).flatMap(([name, row]) => ('counts' in row ? [] : [name]));
  expect(uncounted.filter((name) => !name.startsWith('GET '))).toEqual([]);
});

test('[A21] every act has a rate of its person or its network address, and every rate its act', () => {
  const acts = new Set(Object.keys(RATES).map((name) => name.split('/')[0]));
  expect(acts).toEqual(new Set(Object.keys(RATED_ACTS)));
  for (const act of acts)
    expect([`${act}/person`, `${act}/address`].some((name) => name in RATES)).toBe(true);
});
