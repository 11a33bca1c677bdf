// The report of the bench, for the terminal and docs/results.md: a text, tables, and claims with their verdicts.

export type Table = { head: readonly string[]; rows: readonly (readonly string[])[] };

/** A claim to verify. `figure` is the measured value, beside the bound. */
export type Verdict = { claim: string; figure: string; holds: boolean };

export type Part = {
  title: string;
  /** How it was measured, in a few sentences. */
  how: string;
  tables: readonly Table[];
  verdicts: readonly Verdict[];
};

export function partMarkdown({ title, how, tables, verdicts }: Part): string {
  return [`### ${title}`, how, ...tables.map(tableMarkdown), verdicts.map(verdictLine).join('\n')]
    .filter((block) => block !== '')
    .join('\n\n');
}

function tableMarkdown({ head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  // Figures are right-aligned, labels left-aligned.
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function verdictLine({ claim, figure, holds }: Verdict): string {
  return `- ${holds ? '✓' : '✗'} ${claim}: ${figure}`;
}

/** A claim that one figure stays within its bound. NaN proves nothing. */
export function atMost(
  claim: string,
  { figure, bound, unit }: { figure: number; bound: number; unit: (value: number) => string },
): Verdict {
  return { claim, figure: `${unit(figure)} (bound ${unit(bound)})`, holds: figure <= bound };
}

export const ms = (value: number): string => `${value.toFixed(0)} ms`;
export const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
export const count = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 });
export const dollars = (value: number): string => `$${value.toFixed(3)}`;

export function bytes(value: number): string {
  if (value < 1_024) return `${value.toFixed(0)} B`;
  return value < 2 ** 20 ? `${(value / 2 ** 10).toFixed(0)} KB` : `${(value / 2 ** 20).toFixed(2)} MB`;
}
