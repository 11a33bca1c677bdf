// Stores the answer so far in its draft document while the model writes: one write in flight, the latest text wins.
// A server that takes over the lease deletes this attempt's draft, so a refused flush means that this writer has lost it.
import 'server-only';
import type { DocumentReference } from 'firebase-admin/firestore';
import { formatOf } from '@/model/answer';
import { type Draft, draftSchema, flushIntervalMs } from '@/model/draft';
import { DRAFT_PART_CHARS } from '@/model/limits';
import { partPath } from '@/model/paths';
import { isRefused } from '@/server/platform/commit';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';

export type DraftWriter = {
  /** Appends a piece of the answer; the first one is flushed immediately, further ones by time. */
  add: (piece: string) => void;
  /** All text appended so far. */
  text: () => string;
  /** Waits for the write in flight and writes no more. Returns how many sealed parts may exist. */
  close: () => Promise<number>;
  /** Statistics of the flushes so far, for the log. */
  flushes: () => Flushes;
};

/** `skipped`: intervals that passed, with text pending, while an earlier write was still in flight. */
export type Flushes = { flushes: number; skipped: number; slowestMs: number };

/** `offset`, `parts`: the sealed text. `stored`: the length of `text` after the last acknowledged flush. */
export type DraftState = { text: string; offset: number; parts: number; stored: number };

/** One flush: the part that it seals, if any, and the draft after it. */
export type DraftBatch = {
  sealed: { part: number; content: string } | null;
  draft: { offset: number; parts: number; content: string };
  stored: number;
};

/** What the next flush writes; null when all text is stored. */
export function nextBatch({ text, offset, parts, stored }: DraftState): DraftBatch | null {
  const upTo = wholeLength(text);
  if (upTo === stored) return null;
  // Only text that followers have received already is sealed: followers from the start need not read the part.
  const seals = stored - offset >= DRAFT_PART_CHARS;
  const next = seals ? { offset: stored, parts: parts + 1 } : { offset, parts };
  return {
    sealed: seals ? { part: parts, content: text.slice(offset, stored) } : null,
    draft: { ...next, content: text.slice(next.offset, upTo) },
    stored: upTo,
  };
}

export function draftWriter(draft: DocumentReference, { onLost }: { onLost: () => void }): DraftWriter {
  const state: DraftState = { text: '', offset: 0, parts: 0, stored: 0 };
  /** The highest number of parts that may exist: a flush that seemed to fail may have worked. */
  let mostParts = 0;
  let closed = false;
  let flushStartedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let inFlight: Promise<void> | undefined;
  /** Since when text has been waiting for a flush; 0 when none is. */
  let pendingSince = 0;
  const stats: Flushes = { flushes: 0, skipped: 0, slowestMs: 0 };

  function schedule(): void {
    if (closed || timer !== undefined || inFlight !== undefined || nextBatch(state) === null) return;
    const interval = flushIntervalMs(state.text.length);
    timer = setTimeout(run, Math.max(0, flushStartedAt + interval - Date.now()));
  }

  function run(): void {
    timer = undefined;
    const batch = nextBatch(state);
    if (batch === null) return;
    const interval = flushIntervalMs(state.text.length);
    const now = Date.now();
    stats.flushes += 1;
    stats.skipped += Math.floor(
      Math.max(0, now - Math.max(flushStartedAt + interval, pendingSince)) / interval,
    );
    flushStartedAt = now;
    pendingSince = 0;
    inFlight = flush(batch).finally(() => {
      inFlight = undefined;
      stats.slowestMs = Math.max(stats.slowestMs, Date.now() - now);
      schedule();
    });
  }

  async function flush(next: DraftBatch): Promise<void> {
    const batch = firestore().batch();
    if (next.sealed !== null) {
      const { part, content } = next.sealed;
      batch.create(firestore().doc(partPath(draft.path, part)), { content });
      mostParts = next.draft.parts;
    }
    batch.update(draft, { ...next.draft, format: formatOf(state.text) });
    try {
      await batch.commit();
      acknowledge(next.draft, next.stored);
    } catch (error) {
      if (isRefused(error)) await readBack();
      // Any other failed flush never fails the run: the next one carries the text.
      else logError('draft flush failed', error, { draft: draft.path });
    }
  }

  function acknowledge({ offset, parts }: Pick<DraftState, 'offset' | 'parts'>, stored: number): void {
    Object.assign(state, { offset, parts, stored });
  }

  /** A refused flush may have worked before (its reply was lost): while the draft exists, this writer holds the lease. */
  async function readBack(): Promise<void> {
    const stored = await readStored(draft);
    // The read failed: the next flush shows whether the lease is lost.
    if (stored === 'unknown') return;
    if (stored !== 'gone') return acknowledge(stored, stored.offset + stored.content.length);
    closed = true;
    onLost();
  }

  return {
    add(piece) {
      state.text += piece;
      if (pendingSince === 0) pendingSince = Date.now();
      schedule();
    },
    text: () => state.text,
    flushes: () => ({ ...stats }),
    async close() {
      closed = true;
      clearTimeout(timer);
      await inFlight;
      return mostParts;
    },
  };
}

async function readStored(draft: DocumentReference): Promise<Draft | 'gone' | 'unknown'> {
  try {
    return readDocument(draftSchema, await draft.get()) ?? 'gone';
  } catch (error) {
    logError('draft not read back', error, { draft: draft.path });
    return 'unknown';
  }
}

/** Without half an emoji at the end: a lone surrogate would fail the write or be stored as U+FFFD permanently. */
function wholeLength(text: string): number {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.length - 1 : text.length;
}
