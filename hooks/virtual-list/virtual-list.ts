// A long list of rows in a box that scrolls. Only rows near the reader are drawn, in the page's ordinary flow. The place
// of the reader is the truth and `scrollTop` follows it: the end as long as they follow it, else the row they read, which
// stays where it is whatever grows, is put in, or turns out higher than it was believed. Done here and not by the
// browser's own anchoring, which differs and gives up at the very top.
import { needsMore, type ScrollAnchor, type VisibleRange } from './visible-range';
import { Heights, type Keyed } from './heights';

/** What the drawing depends on. Told anew only when other rows are to be drawn. */
export type Shown = { anchor: ScrollAnchor; viewPx: number; isFollowing: boolean };

/** What is drawn now. `hasEnd`: its end is the end of all; else its end is not followed. */
export type Drawing<R> = { rows: readonly R[]; range: VisibleRange; hasEnd: boolean };

export type RowOptions<R> = {
  /** What is believed of its height until it is measured. */
  estimatePx: (row: R) => number;
  /** It keeps its key whatever is put in around it: readers can be held by it. */
  isStable: (row: R) => boolean;
};

/** A row, and how far below the view's top it begins. */
export type Reading<R> = { row: R; top: number };

/** `now`: before anything is painted. */
type Show = (shown: Shown, when: 'now' | 'next') => void;
/** The reader has come to rest: at a row, or at the end (null). */
export type OnScrollIdle<R> = (reading: Reading<R> | null) => void;

/** What a ref gives React to call when its element leaves. */
type Left = (() => void) | undefined;

const END: ScrollAnchor = { kind: 'end' };
export const AT_END: Shown = { anchor: END, viewPx: 900, isFollowing: true };

const NEAR_END_PX = 64;
const SCROLL_IDLE_MS = 300;

export class VirtualList<R extends Keyed> {
  readonly heights: Heights<R>;
  #options: RowOptions<R>;
  #showThem: Show;
  #onScrollIdle: OnScrollIdle<R> = () => undefined;
  #anchor: ScrollAnchor = END;
  #shown = AT_END;
  #drawing: Drawing<R> = { rows: [], range: { from: 0, to: -1 }, hasEnd: true };
  #slots = new Map<string, HTMLElement>();
  #view: HTMLElement | null = null;
  #resizes: ResizeObserver | null = null;
  #lastTop = 0;
  /** As far as the view can scroll; and how far above that a reader rests who is taken to be at the end. */
  #endPx = 0;
  #aboveEndPx = 0;
  /** The reader is being brought here: where they were does not count, and whether this is the end shows when it is drawn. */
  #isArriving = false;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RowOptions<R>, show: Show) {
    this.#options = options;
    this.#showThem = show;
    this.heights = new Heights(options.estimatePx);
  }

  /** The box that scrolls. */
  readonly onView = (view: HTMLElement | null): Left => {
    if (view === null) return;
    this.#view = view;
    view.addEventListener('scroll', this.#onScroll, { passive: true });
    const stop = this.#watch(view);
    return () => {
      view.removeEventListener('scroll', this.#onScroll);
      clearTimeout(this.#idleTimer);
      stop();
      this.#view = null;
    };
  };

  /** All that scrolls in it, with what stands around the rows. */
  readonly onContent = (content: HTMLElement | null): Left =>
    content === null ? undefined : this.#watch(content);

  /** The element that a row is drawn in; it names its row's key as `data-row`. */
  readonly onSlot = (slot: HTMLElement | null): Left => {
    if (slot === null) return;
    const key = slot.dataset['row'] ?? '';
    this.#slots.set(key, slot);
    const stop = this.#watch(slot);
    return () => {
      this.#slots.delete(key);
      stop();
    };
  };

  setOnScrollIdle(onScrollIdle: OnScrollIdle<R>): void {
    this.#onScrollIdle = onScrollIdle;
  }

  get slots(): ReadonlyMap<string, HTMLElement> {
    return this.#slots;
  }

  get heightPx(): number {
    return this.#view?.clientHeight ?? 0;
  }

  /** To be called after each drawing, before it is painted. */
  afterRender(drawing: Drawing<R>): void {
    this.#drawing = drawing;
    for (const [key, slot] of this.#slots)
      if (!this.heights.isMeasured(key)) this.heights.measure(key, slot.getBoundingClientRect().height);
    this.#reconcile('next');
  }

  /** From the next drawing on. */
  follow(): void {
    this.#anchor = END;
    this.#aboveEndPx = 0;
    this.#isArriving = true;
    this.#scheduleIdle();
  }

  jumpToEnd(): void {
    this.follow();
    this.#show('next');
  }

  /** Brings a row to `top` px below the view's top, and keeps it there. */
  anchorTo(key: string, top: number): void {
    this.#anchor = { kind: 'at', key, top };
    this.#isArriving = true;
    this.#show('next');
  }

  #reconcile(when: 'now' | 'next'): void {
    const view = this.#view;
    if (!view) return;
    const endPx = view.scrollHeight - view.clientHeight;
    // Scrolled by somebody, of which the browser has not told yet; it scrolls by itself only where there is no more to scroll.
    if (this.#lastTop <= endPx + 1 && !this.#isArriving) this.#takeScroll(view);
    if (this.#anchor.kind === 'end') this.#putAtEnd(view, endPx);
    else this.#putBack(view, this.#anchor);
    this.#endPx = endPx;
    this.#lastTop = view.scrollTop;
    this.#drawMore(when);
  }

  /** What grows brings the reader down to it; what is drawn anew moves nobody. */
  #putAtEnd(view: HTMLElement, endPx: number): void {
    // Heights are no whole pixels.
    if (Math.abs(endPx - this.#endPx) > 1) this.#aboveEndPx = 0;
    view.scrollTop = endPx - this.#aboveEndPx;
    this.#isArriving = false;
  }

  /** Wherever near the end they are now. */
  #anchorAtEnd(view: HTMLElement): void {
    this.#anchor = END;
    this.#endPx = view.scrollHeight - view.clientHeight;
    this.#aboveEndPx = Math.max(0, this.#endPx - view.scrollTop);
  }

  #putBack(view: HTMLElement, anchor: Extract<ScrollAnchor, { kind: 'at' }>): void {
    const slot = this.#slots.get(anchor.key);
    if (!slot) return;
    const moved = this.#topOf(slot) - anchor.top;
    if (Math.abs(moved) >= 1) {
      view.scrollTop += moved;
      // Beginning and end of the content set bounds to what can be wished for.
      const top = this.#topOf(slot);
      if (Math.abs(top - anchor.top) >= 1) this.#anchor = { ...anchor, top };
    }
    if (this.#isArriving && this.#isNearEnd(view)) this.#anchorAtEnd(view);
    this.#isArriving = false;
  }

  readonly #onScroll = (): void => {
    if (this.#view && this.#takeScroll(this.#view)) this.#drawMore('now');
  };

  /** Where the reader has scrolled to; false where they have not. */
  #takeScroll(view: HTMLElement): boolean {
    // Told of our own scrolling too.
    if (Math.abs(view.scrollTop - this.#lastTop) < 1) return false;
    // Only moving up lets go: what grows below moves the end away without the reader's doing.
    if (this.#isNearEnd(view)) this.#anchorAtEnd(view);
    else if (this.#anchor.kind === 'at' || view.scrollTop < this.#lastTop - 1)
      this.#anchor = this.#anchorNow();
    this.#lastTop = view.scrollTop;
    this.#scheduleIdle();
    return true;
  }

  #scheduleIdle(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(
      () => this.#onScrollIdle(this.#anchor.kind === 'end' ? null : this.#firstSeen()),
      SCROLL_IDLE_MS,
    );
  }

  #anchorNow(): ScrollAnchor {
    const seen = this.#firstSeen();
    if (seen && seen.top < this.#shown.viewPx) return { kind: 'at', key: seen.row.key, top: seen.top };
    // Beyond what is drawn: what is believed to stand there.
    const list = [...this.#slots.values()][0]?.parentElement;
    if (!list) return this.#anchor;
    const { rows } = this.#drawing;
    const layout = this.heights.layoutOf(rows);
    const above = -this.#topOf(list);
    const at = layout.indexAt(above);
    const index = rows.findIndex((row, rowIndex) => rowIndex >= at && this.#options.isStable(row));
    const row = rows[index];
    return row ? { kind: 'at', key: row.key, top: layout.topOf(index) - above } : this.#anchor;
  }

  /** The first row that is seen and stays. */
  #firstSeen(): Reading<R> | null {
    const { rows, range } = this.#drawing;
    for (const row of rows.slice(range.from, range.to + 1)) {
      const slot = this.#options.isStable(row) ? this.#slots.get(row.key) : undefined;
      const top = slot ? this.#topOf(slot) : 0;
      if (slot && top + slot.offsetHeight > 0) return { row, top };
    }
    return null;
  }

  #drawMore(when: 'now' | 'next'): void {
    const { rows, range } = this.#drawing;
    const { viewPx, isFollowing } = this.#shown;
    const layout = this.heights.layoutOf(rows);
    const hasChanged = (this.#anchor.kind === 'end') !== isFollowing || this.#view?.clientHeight !== viewPx;
    if (hasChanged || (rows.length > 0 && needsMore({ rows, layout, anchor: this.#anchor, viewPx }, range)))
      this.#show(when);
  }

  #show(when: 'now' | 'next'): void {
    const viewPx = this.#view?.clientHeight ?? this.#shown.viewPx;
    this.#shown = { anchor: this.#anchor, viewPx, isFollowing: this.#anchor.kind === 'end' };
    this.#showThem(this.#shown, when);
  }

  #isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
    return this.#drawing.hasEnd && scrollHeight - scrollTop - clientHeight <= NEAR_END_PX;
  }

  #topOf(element: Element): number {
    return element.getBoundingClientRect().top - (this.#view?.getBoundingClientRect().top ?? 0);
  }

  #watch(element: HTMLElement): () => void {
    this.#resizes ??= new ResizeObserver((entries) => {
      for (const { target, borderBoxSize } of entries) {
        const key = target instanceof HTMLElement ? target.dataset['row'] : undefined;
        const [box] = borderBoxSize;
        if (key !== undefined && box) this.heights.measure(key, box.blockSize);
      }
      this.#reconcile('now');
    });
    this.#resizes.observe(element, { box: 'border-box' });
    return () => this.#resizes?.unobserve(element);
  }
}
