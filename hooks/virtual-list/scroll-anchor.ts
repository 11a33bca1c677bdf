// What the reader of a long list is anchored to, after everything that can happen to the view. Only the reader, and what
// lands or grows, moves it: a drawing, a press and the focus do not. No DOM in here.

/** Where the reader is: at the end, whatever comes, or with a row that stands `top` px below the view's top. */
export type ScrollAnchor = { kind: 'end' } | RowAnchor;
type RowAnchor = { kind: 'at'; key: string; top: number };

/** The anchor, and what the view looked like when it was last seen. */
export type AnchorState = {
  anchor: ScrollAnchor;
  /** `scrollTop` as it was last read or set: a different one is the reader's doing, or the browser's at its bounds. */
  scrollTop: number;
  /** As far as the view could scroll; and how far above that a reader rests who is taken to be at the end. */
  endPx: number;
  aboveEndPx: number;
  /** The reader is being brought to the anchor: where they were does not count. */
  isArriving: boolean;
};

export type AnchorEvent =
  /** A scroll event: the reader scrolled, or this list did. */
  | { kind: 'scrolled' }
  /** Rows were drawn, grew, shrank or left, or the view has another size. To be followed by `placed`. */
  | { kind: 'changed' }
  /** The view was scrolled to `scrollTopFor`, as far as its bounds allow. */
  | { kind: 'placed' }
  | { kind: 'to end' }
  | { kind: 'to row'; key: string; top: number };

/** The view at this moment, in px. */
export type Metrics = {
  scrollTop: number;
  /** As far as it can scroll. */
  endPx: number;
  /** Its end is the end of all; else the end is not followed. */
  hasEnd: boolean;
  /** Where the row of the anchor stands below the view's top; null where it is not drawn. */
  anchorTop: number | null;
  /** The row that is read now; null where nothing is known to stand. Needed only where `hasMoved`. */
  reading: Omit<RowAnchor, 'kind'> | null;
};

export const END: ScrollAnchor = { kind: 'end' };
export const INITIAL_ANCHOR: AnchorState = {
  anchor: END,
  scrollTop: 0,
  endPx: 0,
  aboveEndPx: 0,
  isArriving: false,
};

const NEAR_END_PX = 64;

export function nextAnchor(state: AnchorState, event: AnchorEvent, metrics: Metrics): AnchorState {
  switch (event.kind) {
    case 'scrolled':
      return hasMoved(state, metrics) ? afterScroll(state, metrics) : state;
    case 'changed':
      return afterChange(state, metrics);
    case 'placed':
      return { ...afterPlacing(state, metrics), scrollTop: metrics.scrollTop, endPx: metrics.endPx };
    case 'to end':
      return { ...state, anchor: END, aboveEndPx: 0, isArriving: true };
    case 'to row':
      return { ...state, anchor: { kind: 'at', key: event.key, top: event.top }, isArriving: true };
  }
}

/** Where the view has to be scrolled to for its anchor to stand where it should; null: it does. */
export function scrollTopFor(
  { anchor, aboveEndPx }: AnchorState,
  { scrollTop, endPx, anchorTop }: Metrics,
): number | null {
  if (anchor.kind === 'end') return endPx - aboveEndPx;
  if (anchorTop === null || isSame(anchorTop, anchor.top)) return null;
  return scrollTop + anchorTop - anchor.top;
}

/** Whether the view is elsewhere than where it was put: browsers tell of our own scrolling too. */
export function hasMoved(state: AnchorState, { scrollTop }: Pick<Metrics, 'scrollTop'>): boolean {
  return !isSame(scrollTop, state.scrollTop);
}

function afterScroll(state: AnchorState, metrics: Metrics): AnchorState {
  const { scrollTop, reading } = metrics;
  if (isNearEnd(metrics)) return { ...atEnd(state, metrics), scrollTop };
  // Only moving up lets go: what grows below moves the end away without the reader's doing.
  const letsGo = state.anchor.kind === 'at' || scrollTop < state.scrollTop - 1;
  return letsGo && reading !== null
    ? { ...state, anchor: { kind: 'at', ...reading }, scrollTop }
    : { ...state, scrollTop };
}

/** What grows brings the reader down to the end; what is drawn anew moves nobody. */
function afterChange(state: AnchorState, metrics: Metrics): AnchorState {
  // Scrolled by somebody, and no scroll event has come yet; the browser itself scrolls only where the content became shorter.
  const mayBeReader = !state.isArriving && state.scrollTop <= metrics.endPx + 1;
  const next = mayBeReader && hasMoved(state, metrics) ? afterScroll(state, metrics) : state;
  // Heights are no whole pixels.
  const hasEndMoved = Math.abs(metrics.endPx - next.endPx) > 1;
  return next.anchor.kind === 'end' && hasEndMoved ? { ...next, aboveEndPx: 0 } : next;
}

function afterPlacing(state: AnchorState, metrics: Metrics): AnchorState {
  const { anchor } = state;
  const { anchorTop } = metrics;
  if (anchor.kind === 'end') return { ...state, isArriving: false };
  if (anchorTop === null) return state;
  // Whether this is the end shows once it is drawn.
  if (state.isArriving && isNearEnd(metrics)) return { ...atEnd(state, metrics), isArriving: false };
  // Beginning and end of the content set bounds to what can be wished for.
  const reached = isSame(anchorTop, anchor.top) ? anchor : { ...anchor, top: anchorTop };
  return { ...state, anchor: reached, isArriving: false };
}

/** Wherever near the end they are now. */
function atEnd(state: AnchorState, { scrollTop, endPx }: Metrics): AnchorState {
  return { ...state, anchor: END, endPx, aboveEndPx: Math.max(0, endPx - scrollTop) };
}

function isNearEnd({ hasEnd, endPx, scrollTop }: Metrics): boolean {
  return hasEnd && endPx - scrollTop <= NEAR_END_PX;
}

/** Browsers put the view at fractions of a pixel. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 1;
}
