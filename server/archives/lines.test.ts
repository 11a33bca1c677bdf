// Lines of JSON: whole, wherever the pieces are cut, and bounded.
import { expect, test } from 'vitest';
import { linesOf, parsedLines } from './lines';

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('[K30] lines are the same however their bytes are cut', async () => {
  const text = '{"a":"日本語"}\n\n{"b":"👩‍👩‍👧"}\n{"c":1}';
  for (const size of [1, 2, 3, 5, 1_000])
    expect(await Array.fromAsync(linesOf(pieces(text, size)))).toEqual(
      text.split('\n').filter((line) => line !== ''),
    );
});

test('[K36] [X186] a line that no document can have is refused before it is in memory', async () => {
  let given = 0;
  const endless = async function* () {
    while (given < 64) {
      given += 1;
      yield Buffer.alloc(1024 * 1024, 'x');
    }
  };
  await expect(Array.fromAsync(linesOf(endless()))).rejects.toThrow('longer than any document');
  expect(given).toBe(9);
  const long = `${'x'.repeat(7 * 1024 * 1024)}\n`;
  expect(await Array.fromAsync(linesOf(pieces(long + long, 1024 * 1024)))).toHaveLength(2);
});

test('[K36] a damaged line is named as such', async () => {
  const parsed = parsedLines(linesOf(pieces('{"a":1}\n{"a":', 100)), (value) => value);
  await expect(Array.fromAsync(parsed)).rejects.toThrow('a line that is damaged');
});
