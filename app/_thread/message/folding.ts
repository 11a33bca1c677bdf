/** Characters of a line in a column of usual width. */
const LINE_CHARS = 90;
/** So many lines are shown of a text that is folded, and only one that is clearly longer is. */
const MOST_LINES = 30;

/** How many lines a text has when it is long enough to be folded, else null. */
export function foldsAt(text: string): number | null {
  // Most texts are short and need not be counted.
  if (text.length < 2 * MOST_LINES) return null;
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_CHARS)), 0);
  return lines > MOST_LINES ? lines : null;
}
