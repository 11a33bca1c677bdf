// Texts that arrive piece by piece: what is drawn in between only grows, and in the end is what the whole text draws.
import { expect, test } from 'vitest';
import { DIRECTIONS } from './cases/directions';
import { EAST_ASIAN } from './cases/east-asian';
import { FORMULAS } from './cases/formulas';
import { PLAIN } from './cases/plain';
import { blocksOf, elementsOf, streamed, textOf, whole, type Drawing } from './drawing';

const CASES = [...EAST_ASIAN, ...FORMULAS, ...DIRECTIONS, ...PLAIN];
const SIZES = [1, 4, 17];

test('[F50] the corpus has at least 120 texts, none twice', () => {
  expect(new Set(CASES.map(([text]) => text)).size).toBe(CASES.length);
  expect(CASES.length).toBeGreaterThanOrEqual(120);
});

test.each(CASES)('[F47] [F48] %j is drawn as it is meant', (text, ...parts) => {
  const { body, notes } = whole(text);
  for (const part of parts) expect(elementsOf(body + notes)).toContain(part);
});

test.each(CASES)('[F50] %j streams without a mark or a block that is taken back', (text) => {
  for (const size of SIZES) {
    const drawings = streamed(text, size);
    expect(drawings.at(-1)).toEqual(whole(text));
    expect(takenBack(drawings, 'body')).toEqual([]);
    expect(takenBack(drawings, 'notes')).toEqual([]);
    expect(changedTwice(drawings)).toEqual([]);
    expect(changedLate(drawings)).toEqual([]);
  }
});

/** Texts that stood on screen for more than one flush, and are not how the last one begins. */
function takenBack(drawings: readonly Drawing[], part: keyof Drawing): string[] {
  const texts = drawings.map((drawing) => textOf(drawing[part]));
  const last = texts.at(-1) ?? '';
  return texts.filter((text, at) => !begins(last, text) && !begins(last, texts[at + 1] ?? ''));
}

/** Whether a text begins with another; marks that never found their end are added later. */
function begins(text: string, beginning: string): boolean {
  let at = 0;
  for (const char of beginning) {
    while (text.charAt(at) !== char.charAt(0) && /[*_~`$[\]()^|<\\]/.test(text.charAt(at))) at += 1;
    if (!text.startsWith(char, at)) return false;
    at += char.length;
  }
  return true;
}

function changedTwice(drawings: readonly Drawing[]): string[] {
  const history: string[][] = [];
  for (const { body } of drawings)
    for (const [at, { kind }] of blocksOf(body).entries()) {
      const kinds = (history[at] ??= []);
      if (kinds.at(-1) !== kind) kinds.push(kind);
    }
  return history.filter(({ length }) => length > 2).map((kinds) => kinds.join(' → '));
}

/** Blocks that were drawn otherwise in the end than when another one stood behind them. */
function changedLate(drawings: readonly Drawing[]): string[] {
  const last = blocksOf(drawings.at(-1)?.body ?? '');
  return drawings.flatMap(({ body }) =>
    blocksOf(body)
      .slice(0, -1)
      .flatMap(({ drawing }, at) =>
        drawing === last[at]?.drawing ? [] : [`${drawing} → ${last[at]?.drawing}`],
      ),
  );
}
