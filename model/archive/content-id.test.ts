import { expect, test } from 'vitest';
import { idSchema } from '@/model/paths';
import { conversationId, messageId } from './content-id';
import { ARCHIVE_FORMATS } from './conversation';
import { sha256Hex } from './sha256';

test('[K15] the hash is SHA-256, whatever the length', async () => {
  const texts = ['', 'abc', '好😀', ...Array.from({ length: 140 }, (_, length) => 'x'.repeat(length))];
  const digests = texts.map((text) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const expected = (await Promise.all(digests)).map((digest) => hexOf(new Uint8Array(digest)));
  expect(texts.map(sha256Hex)).toEqual(expected);
});

test('[K15] an id fits a path, the same for the same content and another for any other', () => {
  const ids = [
    ...ARCHIVE_FORMATS.map((format) => conversationId(format, 'c')),
    conversationId('chatgpt', 'c1'),
    messageId({ format: 'chatgpt', conversation: 'c', message: '1' }),
    messageId({ format: 'chatgpt', conversation: 'c1', message: '' }),
    messageId({ format: 'chatgpt', conversation: '', message: 'c1' }),
    messageId({ format: 'claude', conversation: 'c', message: '1' }),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(idSchema.safeParse(id).success).toBe(true);
  expect(conversationId('chatgpt', 'c')).toBe(conversationId('chatgpt', 'c'));
});

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
