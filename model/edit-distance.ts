/** Typing errors that make one word of the other: a letter more, less, another one, or two exchanged. More than `most` is Infinity. */
export function editDistance(words: { from: string; to: string; most: number }): number {
  const { from, to, most } = words;
  if (Math.abs(from.length - to.length) > most) return Infinity;
  let [before, row]: [number[], number[]] = [
    [],
    Array.from({ length: to.length + 1 }, (_, column) => column),
  ];
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[line - 1] === to[column - 1];
      const exchanged = from[line - 1] === to[column - 2] && from[line - 2] === to[column - 1];
      next[column] = Math.min(
        (row[column] ?? Infinity) + 1,
        (next[column - 1] ?? Infinity) + 1,
        (row[column - 1] ?? Infinity) + (same ? 0 : 1),
        exchanged ? (before[column - 2] ?? Infinity) + 1 : Infinity,
      );
    }
    if (Math.min(...next) > most) return Infinity;
    [before, row] = [row, next];
  }
  const distance = row[to.length] ?? Infinity;
  return distance > most ? Infinity : distance;
}
