/** Characters per line in a column of usual width. */
const LINE_CHARS = 90;
/** A text with more lines than this is collapsed. */
const MOST_LINES = 30;

/** The number of lines of a text that is long enough to be collapsed, else null. */
export function foldsAt(text: string): number | null {
  // Most texts are short and need not be counted.
  if (text.length < 2 * MOST_LINES) return null;
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_CHARS)), 0);
  return lines > MOST_LINES ? lines : null;
}
