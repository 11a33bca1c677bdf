// What went wrong and was survived is told to whoever watches the console; people's words are never in it.

export function report(what: string, detail: string): void {
  // oxlint-disable-next-line no-console -- the one place of the browser's half that reports
  console.error(`[cothread] ${what}: ${detail}`);
}
