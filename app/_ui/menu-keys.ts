// Which item of a menu a key moves to, by the menu pattern of WAI-ARIA: arrows, Home, End, and type-ahead.

/** After a pause of this length the next character starts a new text. */
const TYPE_AHEAD_RESET_MS = 500;

/** The characters typed in a menu so far, and the time of the last one. */
export type TypeAhead = { text: string; at: number };

export const NOTHING_TYPED: TypeAhead = { text: '', at: -Infinity };

/** The typed text after one more key. A space starts no text: alone it presses the item. */
export function typedAfter({ text, at }: TypeAhead, key: string, now: number): TypeAhead | null {
  const before = now - at < TYPE_AHEAD_RESET_MS ? text : '';
  const isCharacter = /^.$/u.test(key);
  return isCharacter && !(key === ' ' && before === '') ? { text: before + key, at: now } : null;
}

/**
 * The item that type-ahead moves to: the next whose label begins with the text, from the item `at` on, wrapping around.
 * A single character, also when repeated, moves on from item to item; a longer text may stay on the same item.
 */
export function typeAheadTarget(labels: readonly string[], at: number, text: string): number | null {
  const typed = folded(text);
  if (typed === '') return null;
  const [first = ''] = /^./u.exec(typed) ?? [];
  const isOneCharacter = typed === first.repeat(typed.length / first.length);
  const start = isOneCharacter ? at + 1 : Math.max(at, 0);
  const wanted = isOneCharacter ? first : typed;
  const order = labels.map((_, step) => (start + step) % labels.length);
  return order.find((index) => folded(labels[index] ?? '').startsWith(wanted)) ?? null;
}

function folded(text: string): string {
  return text.trimStart().toLocaleLowerCase();
}

/** The item that an arrow, Home or End moves to from the item `at`; -1 is none. */
export function arrowTarget(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return at <= 0 ? count - 1 : at - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
