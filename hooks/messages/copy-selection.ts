// The browser wants the text of a copy at once, and its code is not needed to read and write: it is loaded before, while the page is idle.
type Answer = (event: ClipboardEvent) => void;

let answer: Answer | null = null;

export async function loadCopying(): Promise<void> {
  answer = (await import('./copied-text')).copySelection;
}

/** Until its code is loaded, the browser copies what is drawn. */
export function copySelection(event: ClipboardEvent): void {
  answer?.(event);
}
