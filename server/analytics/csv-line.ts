// One line of a CSV file (RFC 4180). A spreadsheet takes a cell that begins like a formula for one, also inside quotation marks:
// names and titles of people reach whoever opens the file, so such a cell begins with an apostrophe.
import 'server-only';

const FORMULA = /^[\s\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u;

export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // guard: csv-has-no-formulas
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
