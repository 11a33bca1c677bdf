// How responsive a page is: gaps between frames, the delay from a key to its frame, layout shifts, and whether the rows in
// view are rendered. Measured inside the page, from its first frame on.
import type { Page } from 'playwright';
import * as z from 'zod/v4';
import { percentile } from '@/tests/load/figures';

const notesSchema = z.object({
  /** Milliseconds between consecutive frames. */
  gaps: z.array(z.number()),
  /** Milliseconds from each press of a key to the frame that shows it. */
  presses: z.array(z.number()),
  /** Scores of layout shifts without user input. */
  shifts: z.array(z.number()),
  /** Frames in which a row that is not rendered was in view. */
  blanks: z.number(),
});
type Notes = z.infer<typeof notesSchema>;

export type Responsiveness = { gapP95Ms: number; inpMs: number; cls: number; blanks: number; frames: number };

/** Starts with the next page load. */
export async function watchPage(page: Page): Promise<void> {
  // esbuild's helper for function names is missing in the page, and the functions that run there call it.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(takeNotes);
}

/** The measurements since the page load or the previous call. */
export async function responsivenessOf(page: Page): Promise<Responsiveness> {
  const { gaps, presses, shifts, blanks } = notesSchema.parse(
    await page.evaluate(() => {
      const notes: unknown = Reflect.get(window, 'benchNotes');
      const taken: unknown = structuredClone(notes);
      Object.assign(Object(notes), { gaps: [], presses: [], shifts: [], blanks: 0 });
      return taken;
    }),
  );
  if (gaps.length === 0) throw new Error('The page was not measured: it has reported no frame.');
  return {
    gapP95Ms: percentile(gaps, 0.95),
    // With fewer than fifty key presses the worst one counts, as in the browsers' INP.
    inpMs: percentile(presses, 0.98),
    cls: shifts.reduce((sum, shift) => sum + shift, 0),
    blanks,
    frames: gaps.length,
  };
}

/** The JavaScript heap after a garbage collection, in bytes. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** Runs in the page, where no other code of this file exists. */
function takeNotes(): void {
  const notes: Notes = { gaps: [], presses: [], shifts: [], blanks: 0 };
  Object.assign(window, { benchNotes: notes });
  const seesGap = (log: Element): boolean => {
    const { top, height, left, width } = log.getBoundingClientRect();
    return Array.from({ length: 7 }, (_, index) => top + 4 + ((height - 8) * index) / 6).some((y) =>
      document.elementsFromPoint(left + width / 2, y).some((element) => element.matches('[data-gap]')),
    );
  };
  let before: number | null = null;
  const frame = (at: number) => {
    if (before !== null) notes.gaps.push(at - before);
    before = at;
    const log = document.querySelector('[role="log"]');
    if (log !== null && seesGap(log)) notes.blanks += 1;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const shortEventsToo = { type: 'event', durationThreshold: 16, buffered: true };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry.name === 'keydown' || entry.name === 'keyup') notes.presses.push(entry.duration);
  }).observe(shortEventsToo);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const shift = { value: 0, hadRecentInput: false, ...JSON.parse(JSON.stringify(entry)) };
      if (!shift.hadRecentInput) notes.shifts.push(shift.value);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
