// What the reader of a long list is anchored to, after every possible event of the view. Only the reader, and content
// that lands or grows, moves the view: a render, a press and the focus do not. No DOM in here.

/** Where the reader is: at the end, whatever arrives, or at a row whose top is `top` px below the view's top. */
export type ScrollAnchor = { kind: 'end' } | RowAnchor;
type RowAnchor = { kind: 'at'; key: string; top: number };

/** The anchor, and the last observed state of the view. */
export type AnchorState = {
  anchor: ScrollAnchor;
  /**
   * The `scrollTop` that was last read or set: a different one comes from the reader, or from the browser's clamping.
   */
  scrollTop: number;
  /** The view's largest `scrollTop`; and how far above it a reader may rest who counts as being at the end. */
  endPx: number;
  aboveEndPx: number;
  /** A jump to the anchor is in progress: the previous position is ignored. */
  isArriving: boolean;
};

export type AnchorEvent =
  /** A scroll event: the reader scrolled, or this list did. */
  | { kind: 'scrolled' }
  /** Rows were rendered, resized or removed, or the view was resized. Must be followed by `placed`. */
  | { kind: 'changed' }
  /** The view was scrolled to `scrollTopFor`, as far as its bounds allow. */
  | { kind: 'placed' }
  | { kind: 'to end' }
  | { kind: 'to row'; key: string; top: number };

/** The current state of the view, in px. */
export type Metrics = {
  scrollTop: number;
  /** The largest possible `scrollTop`. */
  endPx: number;
  /** The end of the rows is the end of the conversation; otherwise it is not followed. */
  hasEnd: boolean;
  /** The distance of the anchor's row below the view's top; null where it is not rendered. */
  anchorTop: number | null;
  /** The row being read now; null where no row's position is known. Needed only where `hasMoved`. */
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

/** The `scrollTop` at which the anchor is in its position; null if it already is. */
export function scrollTopFor(
  { anchor, aboveEndPx }: AnchorState,
  { scrollTop, endPx, anchorTop }: Metrics,
): number | null {
  if (anchor.kind === 'end') return endPx - aboveEndPx;
  if (anchorTop === null || isSame(anchorTop, anchor.top)) return null;
  return scrollTop + anchorTop - anchor.top;
}

/** Whether the view is elsewhere than where it was put: browsers also fire scroll events for our own scrolling. */
export function hasMoved(state: AnchorState, { scrollTop }: Pick<Metrics, 'scrollTop'>): boolean {
  return !isSame(scrollTop, state.scrollTop);
}

function afterScroll(state: AnchorState, metrics: Metrics): AnchorState {
  const { scrollTop, reading } = metrics;
  if (isNearEnd(metrics)) return { ...atEnd(state, metrics), scrollTop };
  // Only scrolling up stops following: content that grows below moves the end away without the reader's doing.
  const reanchors = state.anchor.kind === 'at' || scrollTop < state.scrollTop - 1;
  return reanchors && reading !== null
    ? { ...state, anchor: { kind: 'at', ...reading }, scrollTop }
    : { ...state, scrollTop };
}

/** Growing content takes the reader to the end; a mere render moves nobody. */
function afterChange(state: AnchorState, metrics: Metrics): AnchorState {
  // Scrolled by the reader before the scroll event has fired; the browser itself scrolls only when the content becomes
  // shorter.
  const mayBeReader = !state.isArriving && state.scrollTop <= metrics.endPx + 1;
  const next = mayBeReader && hasMoved(state, metrics) ? afterScroll(state, metrics) : state;
  // Heights are fractions of pixels.
  const hasEndMoved = Math.abs(metrics.endPx - next.endPx) > 1;
  return next.anchor.kind === 'end' && hasEndMoved ? { ...next, aboveEndPx: 0 } : next;
}

function afterPlacing(state: AnchorState, metrics: Metrics): AnchorState {
  const { anchor } = state;
  const { anchorTop } = metrics;
  if (anchor.kind === 'end') return { ...state, isArriving: false };
  if (anchorTop === null) return state;
  // Whether this is the end is known once the row is rendered.
  if (state.isArriving && isNearEnd(metrics)) return { ...atEnd(state, metrics), isArriving: false };
  // The start and the end of the content limit which positions can be reached.
  const reached = isSame(anchorTop, anchor.top) ? anchor : { ...anchor, top: anchorTop };
  return { ...state, anchor: reached, isArriving: false };
}

/** Anchored to the end, at the current distance from it. */
function atEnd(state: AnchorState, { scrollTop, endPx }: Metrics): AnchorState {
  return { ...state, anchor: END, endPx, aboveEndPx: Math.max(0, endPx - scrollTop) };
}

function isNearEnd({ hasEnd, endPx, scrollTop }: Metrics): boolean {
  return hasEnd && endPx - scrollTop <= NEAR_END_PX;
}

/** Browsers round `scrollTop` to fractions of a pixel. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 1;
}
