// Which build of the app this page is, and which its server runs: every answer of the API says so.
import { AppError } from '@/model/errors';
import { BUILD_HEADER } from '@/model/product';
import { pageConfig } from '@/services/firebase/session';

/** The last one heard of; null before the first answer. */
let serverVersion: string | null = null;
const watchers = new Set<() => void>();

/** Of any answer of our API; one of a proxy in between names no build. */
export function recordServerVersion({ headers }: Response): void {
  const version = headers.get(BUILD_HEADER);
  if (version === null || version === serverVersion) return;
  serverVersion = version;
  for (const watcher of watchers) watcher();
}

export function watchServerVersion(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The server runs another build than the one that drew this page. */
export function isOutdated(): boolean {
  return serverVersion !== null && serverVersion !== pageConfig().build;
}

/** Asks the server; whoever watches is told. @throws AppError offline */
export async function fetchServerVersion(): Promise<void> {
  try {
    recordServerVersion(await fetch('/api/health', { cache: 'no-store' }));
  } catch (cause) {
    throw new AppError('offline', undefined, { cause });
  }
}

const RELOADED_FOR = 'cothread:reloaded-for';

/**
 * Loads the page anew when its server runs another build, once for each such build: where that does not help, as while
 * servers of two builds answer in turn, it would go on for ever. Returns whether it does.
 */
export async function reloadIfOutdated(): Promise<boolean> {
  // Without an answer nobody knows: the page says what went wrong.
  await fetchServerVersion().catch(() => undefined);
  if (!isOutdated()) return false;
  try {
    if (window.sessionStorage.getItem(RELOADED_FOR) === serverVersion) return false;
    window.sessionStorage.setItem(RELOADED_FOR, serverVersion ?? '');
  } catch {
    return false; // What cannot be remembered could go on for ever.
  }
  window.location.reload();
  return true;
}
