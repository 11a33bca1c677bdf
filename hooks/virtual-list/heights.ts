// The heights of the rows of a long list: measured once a row was rendered, estimated before. No DOM in here.

export type Keyed = { key: string };

export type Layout = {
  /** The top of row `index`, in px below the first; one past the last row gives the end of the list. */
  topOf: (index: number) => number;
  /** The row at `px`; the first or the last when `px` is outside the list. */
  indexAt: (px: number) => number;
  /** -1 when there is none. */
  indexOf: (key: string) => number;
};

export class Heights<R extends Keyed> {
  #estimatePx: (row: R) => number;
  #measured = new Map<string, number>();
  #cached: Cached<R> | null = null;
  /** Tops up to this index are valid. */
  #rightTo = 0;

  /** `estimatePx`: a row's estimated height until it is measured. */
  constructor(estimatePx: (row: R) => number) {
    this.#estimatePx = estimatePx;
  }

  measure(key: string, px: number): void {
    if (this.#measured.get(key) === px) return;
    this.#measured.set(key, px);
    this.#rightTo = Math.min(this.#rightTo, this.#cached?.indexes.get(key) ?? 0);
  }

  isMeasured(key: string): boolean {
    return this.#measured.has(key);
  }

  /** Returns the same object until rows or heights change. Recomputes only what is below the first changed height. */
  layoutOf(rows: readonly R[]): Layout {
    if (this.#cached?.rows === rows && this.#rightTo === rows.length) return this.#cached.layout;
    if (this.#cached?.rows !== rows) {
      const indexes = new Map(rows.map(({ key }, index) => [key, index]));
      this.#cached = { rows, indexes, tops: new Float64Array(rows.length + 1), layout: NO_LAYOUT };
      this.#rightTo = 0;
    }
    const { tops } = this.#cached;
    for (const [offset, row] of rows.slice(this.#rightTo).entries()) {
      const index = this.#rightTo + offset;
      tops[index + 1] = (tops[index] ?? 0) + (this.#measured.get(row.key) ?? this.#estimatePx(row));
    }
    this.#rightTo = rows.length;
    this.#cached.layout = layoutBy(tops, this.#cached.indexes);
    return this.#cached.layout;
  }
}

type Cached<R> = {
  rows: readonly R[];
  indexes: ReadonlyMap<string, number>;
  tops: Float64Array;
  layout: Layout;
};

const NO_LAYOUT: Layout = { topOf: () => 0, indexAt: () => 0, indexOf: () => -1 };

function layoutBy(tops: Float64Array, indexes: ReadonlyMap<string, number>): Layout {
  const starts = tops.subarray(0, tops.length - 1);
  return {
    topOf: (index) => tops[index] ?? 0,
    indexAt: (px) => Math.max(0, lastAtMost(starts, px)),
    indexOf: (key) => indexes.get(key) ?? -1,
  };
}

/** The last index of a sorted array whose value is at most `value`; -1 when there is none. */
function lastAtMost(rising: Float64Array, value: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
