// Marks of drawings that are under way, on this device: a mark that still stands when a page opens belongs to a drawing that
// never ended, because the page had to be closed or reloaded. Time cannot end a synchronous drawing; this keeps it from beginning
// again. Only large and risky drawings are marked, since every mark is two writes to the disk.
import * as z from 'zod/v4-mini';
import { localNames, readLocalStore, writeLocalStore } from './local-store';

const PREFIX = 'drawing:';
/** A drawing of another tab that is older is not under way any more. */
const LONGEST_DRAWING_MS = 30_000;
const MOST_MARKS = 50;

const markSchema = z.object({ tab: z.string(), at: z.number() });

/** Named by their content: the same text in another message would stop the page just so. */
export type DrawingKey = string;

export function drawingKey(text: string): DrawingKey {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  return `${text.length}-${(hash >>> 0).toString(36)}`;
}

/** The ends of the drawings of this page. */
const underWay = new Set<() => void>();
const standing = new Map<string, Set<DrawingKey>>();

/** Whether the drawing stopped an earlier page. Marks set since this page opened do not count. */
export function hasStoppedPage(uid: string, key: DrawingKey): boolean {
  return standingOf(uid).has(key);
}

export function forgetStop(uid: string, key: DrawingKey): void {
  standingOf(uid).delete(key);
  writeLocalStore(uid, PREFIX + key, null);
}

/** Returns the end of the drawing, which removes the mark. */
export function markDrawing(uid: string, key: DrawingKey): () => void {
  standingOf(uid);
  const name = PREFIX + key;
  writeLocalStore(uid, name, { tab: tabId(), at: Date.now() });
  const end = () => {
    if (underWay.delete(end)) writeLocalStore(uid, name, null);
  };
  // A page that can still be left was not stopped.
  window.addEventListener('pagehide', endAll);
  underWay.add(end);
  return end;
}

function endAll(): void {
  for (const end of underWay) end();
}

/** Read once a page. The marks of other tabs may be of drawings that are under way there. */
function standingOf(uid: string): Set<DrawingKey> {
  const known = standing.get(uid);
  if (known !== undefined) return known;
  const marks = localNames(uid, PREFIX).flatMap((name) => {
    const mark = markSchema.safeParse(readLocalStore(uid, name));
    return mark.success ? [{ name, ...mark.data }] : [];
  });
  const stopped = marks
    .filter(({ tab, at }) => tab === tabId() || Date.now() - at > LONGEST_DRAWING_MS)
    .toSorted((a, b) => b.at - a.at);
  for (const { name } of stopped.slice(MOST_MARKS)) writeLocalStore(uid, name, null);
  const keys = new Set(stopped.slice(0, MOST_MARKS).map(({ name }) => name.slice(PREFIX.length)));
  standing.set(uid, keys);
  return keys;
}

let tab: string | null = null;

/** The same after a reload. Without storage no mark outlives the page either. */
function tabId(): string {
  if (tab !== null) return tab;
  try {
    tab = window.sessionStorage.getItem('cothread:tab') ?? crypto.randomUUID();
    window.sessionStorage.setItem('cothread:tab', tab);
  } catch {
    tab = crypto.randomUUID();
  }
  return tab;
}
