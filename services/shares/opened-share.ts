// Which share this tab has opened, so that a reload does not ask for its password again: its cookie lives for hours, and the page
// must only know which one it is. Ends with the tab.
import * as z from 'zod/v4-mini';

const KEY = 'cothread:share';
const openedSchema = z.object({ path: z.string(), shareId: z.string() });

/** The id of the share that this tab has opened at this path. */
export function openedShareHere(): string | null {
  try {
    const opened = openedSchema.safeParse(JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null'));
    return opened.success && opened.data.path === window.location.pathname ? opened.data.shareId : null;
  } catch {
    return null; // Without storage the link is opened again.
  }
}

/** Null forgets it. */
export function rememberOpenedShare(shareId: string | null): void {
  try {
    if (shareId === null) window.sessionStorage.removeItem(KEY);
    else window.sessionStorage.setItem(KEY, JSON.stringify({ path: window.location.pathname, shareId }));
  } catch {
    // Without storage the link is opened again after a reload.
  }
}
