// Text that people type, without the characters that nobody sees and that change what a screen, a terminal or a model reads.

/** Control characters but tab and line breaks, and interlinear annotations. */
const CONTROLS = /[^\P{Cc}\t\n\r]|\r(?!\n)|[\ufff9-\ufffb]/gu;
/** Tag characters spell a hidden text; only the flags of England, Scotland and Wales are written with them. */
const TAGS =
  /(\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f})|[\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}]/gu;
/** A variation selector chooses a form of the character before it; any further one is hidden data. */
const HIDDEN_SELECTORS = /(?<![\p{L}\p{N}\p{P}\p{S}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

/**
 * A message, edit or instruction as it is stored: without NUL, ESC and other control characters, hidden tags and
 * selectors, and direction marks that are not closed in their paragraph. Applied twice it changes nothing more.
 */
export function cleanText(text: string): string {
  // guard: hidden-text-removed
  const visible = text
    .toWellFormed()
    .replace(CONTROLS, (char) => (char === '\r' ? '\n' : ''))
    .replace(TAGS, '$1')
    .replace(HIDDEN_SELECTORS, '');
  return withoutUnclosedMarks(visible);
}

const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069\n\u2029]/g;
const POP_EMBEDDING = '\u202c';
const POP_ISOLATE = '\u2069';

type OpenMark = { at: number; isIsolate: boolean };

/** Embeddings, overrides and isolates (UAX #9) without their end, and ends without a beginning, are removed. */
function withoutUnclosedMarks(text: string): string {
  const dropped = new Set<number>();
  let open: OpenMark[] = [];
  let isolates = 0;
  const dropOpen = () => {
    for (const { at } of open) dropped.add(at);
    open = [];
    isolates = 0;
  };
  for (const { 0: mark, index: at } of text.matchAll(DIRECTION_MARKS)) {
    if (mark === '\n' || mark === '\u2029') dropOpen();
    else if (mark === POP_EMBEDDING) {
      if (open.at(-1)?.isIsolate === false) open.pop();
      else dropped.add(at);
    } else if (mark === POP_ISOLATE) {
      if (isolates === 0) dropped.add(at);
      else {
        // The end of an isolate also ends what was opened inside it.
        for (let last = open.pop(); last?.isIsolate === false; last = open.pop()) dropped.add(last.at);
        isolates -= 1;
      }
    } else {
      const isIsolate = mark >= '\u2066';
      open.push({ at, isIsolate });
      if (isIsolate) isolates += 1;
    }
  }
  dropOpen();
  if (dropped.size === 0) return text;
  return text.replace(DIRECTION_MARKS, (mark, at: number) => (dropped.has(at) ? '' : mark));
}
