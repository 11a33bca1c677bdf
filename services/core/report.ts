// Reports handled failures on the browser's console; texts by people are never in them.

export function report(what: string, detail: string): void {
  // oxlint-disable-next-line no-console -- the one place of the browser's half that reports
  console.error(`[cothread] ${what}: ${detail}`);
}
