// Numbers of many rows in one text: a store and its driver take longer to hand over a row than to read it, and the sums of a month are
// of tens of thousands. `,` is between numbers, `;` between rows, and nothing stands for null.
import 'server-only';

const ZERO = 48;
const COMMA = 44;
const MINUS = 45;
const SEMICOLON = 59;

/** The same text for both stores. `nullable`: expressions that may be null, after the others. */
export function packedSql(expressions: readonly string[], nullable: readonly string[] = []): string {
  // A null would be left out, and its comma too.
  const texts = nullable.map((each) => `coalesce(CAST(${each} AS TEXT), '')`);
  return `string_agg(concat_ws(',', ${[...expressions, ...texts].join(', ')}), ';')`;
}

/** Whole numbers, NaN for null. The array is another row at the next call. */
export function eachPackedRow(text: string | null, take: (row: readonly number[]) => void): void {
  if (text === null || text === '') return;
  const row: number[] = [];
  let value = Number.NaN;
  let isNegative = false;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at === text.length ? SEMICOLON : text.charCodeAt(at);
    if (code === COMMA || code === SEMICOLON) {
      row.push(isNegative ? -value : value);
      value = Number.NaN;
      isNegative = false;
      if (code === COMMA) continue;
      take(row);
      row.length = 0;
    } else if (code === MINUS) isNegative = true;
    else value = (Number.isNaN(value) ? 0 : value * 10) + (code - ZERO);
  }
}
