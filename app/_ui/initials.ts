// A person's letters and colour, the same on every screen.

export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '');
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].flatMap((word) =>
    word === undefined ? [] : [String.fromCodePoint(word.codePointAt(0) ?? 32)],
  );
  return letters.join('').toUpperCase();
}

/** Hues that can be told apart, also side by side. */
const HUES = [25, 55, 85, 145, 195, 235, 265, 295, 325, 355] as const;
/** FNV-1a needs a start; this one sets the three people of the demo well apart. */
const START = 3;

export function hueOf(id: string): number {
  let hash = START;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return HUES[(hash >>> 0) % HUES.length] ?? 0;
}
