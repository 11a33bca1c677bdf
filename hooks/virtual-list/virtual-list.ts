// A long list of rows in a box that scrolls. Only rows near the reader are drawn, in the page's ordinary flow. The place
// of the reader is the truth and `scrollTop` follows it: the end as long as they follow it, else the row they read, which
// stays where it is whatever grows, is put in, or turns out higher than it was believed. Done here and not by the
// browser's own anchoring, which differs and gives up at the very top.
import { needsMore, type Place, type Span } from './visible-range';
import { Heights, type Keyed } from './heights';

/** What the drawing depends on. Told anew only when other rows are to be drawn. */
export type Shown = { place: Place; viewPx: number; isFollowing: boolean };

/** What is drawn now. `hasEnd`: its end is the end of all; else its end is not followed. */
export type Drawing<R> = { rows: readonly R[]; span: Span; hasEnd: boolean };

export type RowKind<R> = {
  /** What is believed of its height until it is measured. */
  estimatePx: (row: R) => number;
  /** It keeps its key whatever is put in around it: readers can be held by it. */
  stays: (row: R) => boolean;
};

/** A row, and how far below the view's top it begins. */
export type Reading<R> = { row: R; top: number };

/** `now`: before anything is painted. */
type Show = (shown: Shown, when: 'now' | 'next') => void;
/** The reader has come to rest: at a row, or at the end (null). */
export type OnRest<R> = (reading: Reading<R> | null) => void;

/** What a ref gives React to call when its element leaves. */
type Left = (() => void) | undefined;

const END: Place = { kind: 'end' };
export const AT_END: Shown = { place: END, viewPx: 900, isFollowing: true };

const NEAR_END_PX = 64;
const REST_MS = 300;

export class RowView<R extends Keyed> {
  readonly heights: Heights<R>;
  #kind: RowKind<R>;
  #showThem: Show;
  #onRest: OnRest<R> = () => undefined;
  #place: Place = END;
  #shown = AT_END;
  #drawing: Drawing<R> = { rows: [], span: { from: 0, to: -1 }, hasEnd: true };
  #slots = new Map<string, HTMLElement>();
  #view: HTMLElement | null = null;
  #resizes: ResizeObserver | null = null;
  #lastTop = 0;
  /** As far as the view can scroll; and how far above that a reader rests who is taken to be at the end. */
  #endPx = 0;
  #aboveEndPx = 0;
  /** The reader is being brought here: where they were does not count, and whether this is the end shows when it is drawn. */
  #isArriving = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(kind: RowKind<R>, show: Show) {
    this.#kind = kind;
    this.#showThem = show;
    this.heights = new Heights(kind.estimatePx);
  }

  /** The box that scrolls. */
  readonly onView = (view: HTMLElement | null): Left => {
    if (view === null) return;
    this.#view = view;
    view.addEventListener('scroll', this.#onScroll, { passive: true });
    const stop = this.#watch(view);
    return () => {
      view.removeEventListener('scroll', this.#onScroll);
      clearTimeout(this.#rest);
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

  whenAtRest(onRest: OnRest<R>): void {
    this.#onRest = onRest;
  }

  get slots(): ReadonlyMap<string, HTMLElement> {
    return this.#slots;
  }

  get heightPx(): number {
    return this.#view?.clientHeight ?? 0;
  }

  /** To be called after each drawing, before it is painted. */
  drawn(drawing: Drawing<R>): void {
    this.#drawing = drawing;
    for (const [key, slot] of this.#slots)
      if (!this.heights.isMeasured(key)) this.heights.measure(key, slot.getBoundingClientRect().height);
    this.#settle('next');
  }

  /** From the next drawing on. */
  follow(): void {
    this.#place = END;
    this.#aboveEndPx = 0;
    this.#isArriving = true;
    this.#restSoon();
  }

  jumpToEnd(): void {
    this.follow();
    this.#show('next');
  }

  /** Brings a row to `top` px below the view's top, and keeps it there. */
  hold(key: string, top: number): void {
    this.#place = { kind: 'at', key, top };
    this.#isArriving = true;
    this.#show('next');
  }

  #settle(when: 'now' | 'next'): void {
    const view = this.#view;
    if (!view) return;
    const endPx = view.scrollHeight - view.clientHeight;
    // Scrolled by somebody, of which the browser has not told yet; it scrolls by itself only where there is no more to scroll.
    if (this.#lastTop <= endPx + 1 && !this.#isArriving) this.#takeScroll(view);
    if (this.#place.kind === 'end') this.#putAtEnd(view, endPx);
    else this.#putBack(view, this.#place);
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
  #restAtEnd(view: HTMLElement): void {
    this.#place = END;
    this.#endPx = view.scrollHeight - view.clientHeight;
    this.#aboveEndPx = Math.max(0, this.#endPx - view.scrollTop);
  }

  #putBack(view: HTMLElement, place: Extract<Place, { kind: 'at' }>): void {
    const slot = this.#slots.get(place.key);
    if (!slot) return;
    const moved = this.#topOf(slot) - place.top;
    if (Math.abs(moved) >= 1) {
      view.scrollTop += moved;
      // Beginning and end of the content set bounds to what can be wished for.
      const top = this.#topOf(slot);
      if (Math.abs(top - place.top) >= 1) this.#place = { ...place, top };
    }
    if (this.#isArriving && this.#isNearEnd(view)) this.#restAtEnd(view);
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
    if (this.#isNearEnd(view)) this.#restAtEnd(view);
    else if (this.#place.kind === 'at' || view.scrollTop < this.#lastTop - 1) this.#place = this.#placeNow();
    this.#lastTop = view.scrollTop;
    this.#restSoon();
    return true;
  }

  #restSoon(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(
      () => this.#onRest(this.#place.kind === 'end' ? null : this.#firstSeen()),
      REST_MS,
    );
  }

  #placeNow(): Place {
    const seen = this.#firstSeen();
    if (seen && seen.top < this.#shown.viewPx) return { kind: 'at', key: seen.row.key, top: seen.top };
    // Beyond what is drawn: what is believed to stand there.
    const list = [...this.#slots.values()][0]?.parentElement;
    if (!list) return this.#place;
    const { rows } = this.#drawing;
    const layout = this.heights.layoutOf(rows);
    const above = -this.#topOf(list);
    const at = layout.indexAt(above);
    const index = rows.findIndex((row, place) => place >= at && this.#kind.stays(row));
    const row = rows[index];
    return row ? { kind: 'at', key: row.key, top: layout.topOf(index) - above } : this.#place;
  }

  /** The first row that is seen and stays. */
  #firstSeen(): Reading<R> | null {
    const { rows, span } = this.#drawing;
    for (const row of rows.slice(span.from, span.to + 1)) {
      const slot = this.#kind.stays(row) ? this.#slots.get(row.key) : undefined;
      const top = slot ? this.#topOf(slot) : 0;
      if (slot && top + slot.offsetHeight > 0) return { row, top };
    }
    return null;
  }

  #drawMore(when: 'now' | 'next'): void {
    const { rows, span } = this.#drawing;
    const { viewPx, isFollowing } = this.#shown;
    const layout = this.heights.layoutOf(rows);
    const isNews = (this.#place.kind === 'end') !== isFollowing || this.#view?.clientHeight !== viewPx;
    if (isNews || (rows.length > 0 && needsMore({ rows, layout, place: this.#place, viewPx }, span)))
      this.#show(when);
  }

  #show(when: 'now' | 'next'): void {
    const viewPx = this.#view?.clientHeight ?? this.#shown.viewPx;
    this.#shown = { place: this.#place, viewPx, isFollowing: this.#place.kind === 'end' };
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
      this.#settle('now');
    });
    this.#resizes.observe(element, { box: 'border-box' });
    return () => this.#resizes?.unobserve(element);
  }
}
