// Reports handled failures on the browser's console; texts by people are never in them.

export function report(what: string, detail: string): void {
  // oxlint-disable-next-line no-console -- the browser's only reporter
  console.error(`[cothread] ${what}: ${detail}`);
}
