import { expect, test } from 'vitest';
import { callerMetadataSchema } from './metadata';
import { callerIdSchema, idSchema, uidSchema } from './paths';

test('[T8] metadata is flat, at most 2 KB, and has no reserved or dotted keys', () => {
  const accepted = (value: unknown) => callerMetadataSchema.safeParse(value).success;
  expect(accepted({ ticket: 42, done: false, note: 'x', none: null })).toBe(true);
  expect(accepted({ note: 'x'.repeat(1_900) })).toBe(true);
  expect(accepted({ note: 'x'.repeat(2_100) })).toBe(false);
  expect(accepted({ deep: { er: 1 } })).toBe(false);
  for (const key of ['a.b', 'a`b', 'constructor', '', '1st']) {
    expect(accepted(JSON.parse(`{${JSON.stringify(key)}: 1}`))).toBe(false);
  }
  // JSON's own "__proto__" key is dropped before it can become a property.
  expect(callerMetadataSchema.parse(JSON.parse('{"__proto__": {"admin": true}}'))).toEqual({});
});

test('[E2] ids from outside cannot leave their segment of a path, and cannot look like the server’s', () => {
  for (const id of ['a/b/c/d/e/f', '../../etc', 'short', '__proto__x.', 'x'.repeat(65)])
    expect(idSchema.safeParse(id).success).toBe(false);
  expect(idSchema.safeParse('a-0123456789').success).toBe(true);
  expect(callerIdSchema.safeParse('a-0123456789').success).toBe(false);
  expect(callerIdSchema.safeParse('r-0123456789').success).toBe(false);
  expect(callerIdSchema.safeParse('i-0123456789').success).toBe(false);
  expect(callerIdSchema.safeParse(crypto.randomUUID().replace(/^[ari]/, 'b')).success).toBe(true);
  for (const uid of ['__proto__', 'a/b', '', 'x.y']) expect(uidSchema.safeParse(uid).success).toBe(false);
});
