/** A label as the parser compares it. */
export function comparable(label: string): string {
  return label.replaceAll(/\s+/g, ' ').trim().toLowerCase().toUpperCase();
}
