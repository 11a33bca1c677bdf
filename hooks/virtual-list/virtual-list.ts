// A virtual list of rows in a scrolling box. Only rows near the reader are rendered, in normal flow. The reader's
// anchor is the source of truth and `scrollTop` follows it: the end while the reader follows it, else the row they
// read, which keeps its position whatever grows, is inserted, or turns out higher than estimated. Not done by the
// browser's own scroll anchoring, which differs between browsers and does not work at the very top. scroll-anchor.ts
// decides the anchor; this file measures the elements and scrolls them.
import {
  END,
  hasMoved,
  INITIAL_ANCHOR,
  nextAnchor,
  scrollTopFor,
  type AnchorEvent,
  type Metrics,
  type ScrollAnchor,
} from './scroll-anchor';
import { needsMore, type VisibleRange } from './visible-range';
import { Heights, type Keyed } from './heights';

/** What the render depends on. Changes only when other rows must be rendered. */
export type Shown = { anchor: ScrollAnchor; viewPx: number; isFollowing: boolean };

/** What is rendered now. `hasEnd`: the end of the rows is the end of the conversation; otherwise it is not followed. */
export type RenderedRows<R> = { rows: readonly R[]; range: VisibleRange; hasEnd: boolean };

export type RowOptions<R> = {
  /** A row's estimated height until it is measured. */
  estimatePx: (row: R) => number;
  /** Its key never changes, whatever is inserted around it: it can be an anchor. */
  isStable: (row: R) => boolean;
};

/** A row, and the distance of its top below the view's top. */
export type Reading<R> = { row: R; top: number };

/** `now`: synchronously, before the next paint. */
type Show = (shown: Shown, when: 'now' | 'next') => void;
/** The end of scrolling: the row at which the reader rests, or null at the end. */
export type OnScrollIdle<R> = (reading: Reading<R> | null) => void;

/** The cleanup function of a callback ref. */
type Left = (() => void) | undefined;

export const AT_END: Shown = { anchor: END, viewPx: 900, isFollowing: true };

const SCROLL_IDLE_MS = 300;
const NO_METRICS: Metrics = { scrollTop: 0, endPx: 0, hasEnd: true, anchorTop: null, reading: null };

export class VirtualList<R extends Keyed> {
  readonly heights: Heights<R>;
  #options: RowOptions<R>;
  #showThem: Show;
  #onScrollIdle: OnScrollIdle<R> = () => undefined;
  #state = INITIAL_ANCHOR;
  #shown = AT_END;
  #rendered: RenderedRows<R> = { rows: [], range: { from: 0, to: -1 }, hasEnd: true };
  #slots = new Map<string, HTMLElement>();
  #view: HTMLElement | null = null;
  #resizes: ResizeObserver | null = null;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RowOptions<R>, show: Show) {
    this.#options = options;
    this.#showThem = show;
    this.heights = new Heights(options.estimatePx);
  }

  /** Ref of the box that scrolls. */
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

  /** Ref of everything that scrolls in it, including what is around the rows. */
  readonly onContent = (content: HTMLElement | null): Left =>
    content === null ? undefined : this.#watch(content);

  /** Ref of the element that contains a row; its `data-row` is the row's key. */
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

  /** Must be called after each render, before paint. */
  afterRender(rendered: RenderedRows<R>): void {
    this.#rendered = rendered;
    for (const [key, slot] of this.#slots)
      if (!this.heights.isMeasured(key)) this.heights.measure(key, slot.getBoundingClientRect().height);
    this.#reconcile('next');
  }

  /** Follows the end from the next render on. */
  follow(): void {
    this.#apply({ kind: 'to end' });
    this.#scheduleIdle();
  }

  jumpToEnd(): void {
    this.follow();
    this.#show('next');
  }

  /** Scrolls a row to `top` px below the view's top, and keeps it there. */
  anchorTo(key: string, top: number): void {
    this.#apply({ kind: 'to row', key, top });
    this.#show('next');
  }

  get #anchor(): ScrollAnchor {
    return this.#state.anchor;
  }

  #reconcile(when: 'now' | 'next'): void {
    const view = this.#view;
    if (!view) return;
    this.#takeScroll(view, 'changed');
    const top = scrollTopFor(this.#state, this.#metrics());
    if (top !== null) view.scrollTop = top;
    this.#apply({ kind: 'placed' });
    this.#renderMore(when);
  }

  readonly #onScroll = (): void => {
    if (this.#view && this.#takeScroll(this.#view, 'scrolled')) this.#renderMore('now');
  };

  /** Returns whether the reader has scrolled. */
  #takeScroll(view: HTMLElement, kind: 'scrolled' | 'changed'): boolean {
    const { scrollTop } = this.#state;
    this.#apply({ kind }, this.#metrics(hasMoved(this.#state, view) ? this.#readingNow() : null));
    if (this.#state.scrollTop === scrollTop) return false;
    this.#scheduleIdle();
    return true;
  }

  #apply(event: AnchorEvent, metrics = this.#metrics()): void {
    this.#state = nextAnchor(this.#state, event, metrics);
  }

  #metrics(reading: Metrics['reading'] = null): Metrics {
    if (!this.#view) return NO_METRICS;
    const { scrollTop, scrollHeight, clientHeight } = this.#view;
    const { anchor } = this.#state;
    const slot = anchor.kind === 'at' ? this.#slots.get(anchor.key) : undefined;
    return {
      scrollTop,
      endPx: scrollHeight - clientHeight,
      hasEnd: this.#rendered.hasEnd,
      anchorTop: slot ? this.#topOf(slot) : null,
      reading,
    };
  }

  #scheduleIdle(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(
      () => this.#onScrollIdle(this.#anchor.kind === 'end' ? null : this.#firstSeen()),
      SCROLL_IDLE_MS,
    );
  }

  #readingNow(): Metrics['reading'] {
    const seen = this.#firstSeen();
    if (seen && seen.top < this.#shown.viewPx) return { key: seen.row.key, top: seen.top };
    // Beyond the rendered rows: the row at the estimated position.
    const list = [...this.#slots.values()][0]?.parentElement;
    if (!list) return null;
    const { rows } = this.#rendered;
    const layout = this.heights.layoutOf(rows);
    const above = -this.#topOf(list);
    const at = layout.indexAt(above);
    const index = rows.findIndex((row, rowIndex) => rowIndex >= at && this.#options.isStable(row));
    const row = rows[index];
    return row ? { key: row.key, top: layout.topOf(index) - above } : null;
  }

  /** The first visible row that is stable. */
  #firstSeen(): Reading<R> | null {
    const { rows, range } = this.#rendered;
    for (const row of rows.slice(range.from, range.to + 1)) {
      const slot = this.#options.isStable(row) ? this.#slots.get(row.key) : undefined;
      const top = slot ? this.#topOf(slot) : 0;
      if (slot && top + slot.offsetHeight > 0) return { row, top };
    }
    return null;
  }

  #renderMore(when: 'now' | 'next'): void {
    const { rows, range } = this.#rendered;
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
