// What is longer is shown as its source (UTF-16 units).
export const MAX_FORMULA_CHARS = 5 * 1024;
export const MAX_DIAGRAM_CHARS = 20 * 1024;
