import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// The storage of one browser, which outlives a page and its modules, and of one tab, which outlives a reload.
class Store extends Map<string, string> {
  getItem = (key: string) => this.get(key) ?? null;
  setItem = (key: string, value: string) => this.write(key, value);
  removeItem = (key: string) => this.drop(key);
  private write(key: string, value: string): void {
    this.set(key, value);
    Object.assign(this, { [key]: value });
  }
  private drop(key: string): void {
    this.delete(key);
    Reflect.deleteProperty(this, key);
  }
}
let device: Store;
let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  device = new Store();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page of a tab: new modules, the same storage. */
async function open(tab: Store) {
  vi.resetModules();
  page = Object.assign(new EventTarget(), { localStorage: device, sessionStorage: tab });
  vi.stubGlobal('window', page);
  const marks = await import('./drawing-marks');
  const { clearLocalStore } = await import('./local-store');
  return { ...marks, clearLocalStore, key: marks.drawingKey('flowchart') };
}

test('[F43] a drawing that never ended is known after a reload; one that ended is not', async () => {
  const tab = new Store();
  const first = await open(tab);
  const other = first.drawingKey('another');
  first.markDrawing('ada', first.key);
  first.markDrawing('ada', other)();
  expect(first.hasStoppedPage('ada', first.key)).toBe(false);
  const next = await open(tab);
  expect(next.hasStoppedPage('ada', next.key)).toBe(true);
  expect(next.hasStoppedPage('ada', other)).toBe(false);
  expect(next.hasStoppedPage('grace', next.key)).toBe(false);
});

test('[F43] a page that could still be left was not stopped', async () => {
  const tab = new Store();
  const first = await open(tab);
  first.markDrawing('ada', first.key);
  page.dispatchEvent(new Event('pagehide'));
  const next = await open(tab);
  expect(next.hasStoppedPage('ada', next.key)).toBe(false);
});

test('[F43] what another tab draws at this moment has stopped nothing; what it began long ago has', async () => {
  const first = await open(new Store());
  first.markDrawing('ada', first.key);
  const beside = await open(new Store());
  expect(beside.hasStoppedPage('ada', beside.key)).toBe(false);
  vi.advanceTimersByTime(60_000);
  const later = await open(new Store());
  expect(later.hasStoppedPage('ada', later.key)).toBe(true);
});

test('[F43] who tries again forgets the mark, and signing out forgets all', async () => {
  const tab = new Store();
  const first = await open(tab);
  const other = first.drawingKey('another');
  first.markDrawing('ada', first.key);
  first.markDrawing('ada', other);
  const second = await open(tab);
  second.forgetStop('ada', second.key);
  expect(second.hasStoppedPage('ada', second.key)).toBe(false);
  const third = await open(tab);
  expect(third.hasStoppedPage('ada', third.key)).toBe(false);
  expect(third.hasStoppedPage('ada', other)).toBe(true);
  third.clearLocalStore('ada');
  expect((await open(tab)).hasStoppedPage('ada', other)).toBe(false);
});

test('[F43] at most fifty marks are kept, the newest', async () => {
  const tab = new Store();
  const first = await open(tab);
  const keys = Array.from({ length: 60 }, (_, n) => first.drawingKey(`drawing ${n}`));
  for (const key of keys) {
    first.markDrawing('ada', key);
    vi.advanceTimersByTime(1);
  }
  const next = await open(tab);
  expect(keys.filter((key) => next.hasStoppedPage('ada', key))).toEqual(keys.slice(10));
  expect([...device.keys()].filter((key) => key.includes('drawing:'))).toHaveLength(50);
});
