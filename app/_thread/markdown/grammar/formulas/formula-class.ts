/** Where a tree has a formula, its `code` has one of these classes, and its source as text. */
export const FORMULA_CLASS = { inline: 'formula-inline', display: 'formula-display' } as const;

export type FormulaKind = keyof typeof FORMULA_CLASS;

/** Microseconds of a machine of 2024, measured. */
export const FORMULA_COST = { each: 300, char: 40 } as const;

export function formulaKindOf(className: string | undefined): FormulaKind | null {
  if (className === FORMULA_CLASS.inline) return 'inline';
  return className === FORMULA_CLASS.display ? 'display' : null;
}
