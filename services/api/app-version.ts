// The build of this page and of its server, which every response of the API names.
import { AppError } from '@/model/errors';
import { BUILD_HEADER } from '@/model/product';
import { buildOfPage } from '@/services/core/session-state';

/** The build of the last response; null before the first one. */
let serverVersion: string | null = null;
const watchers = new Set<() => void>();

/** For any response of our API; a response of a proxy in between names no build. */
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

/** Whether the server runs another build than the one that rendered this page. */
export function isOutdated(): boolean {
  const build = buildOfPage();
  return serverVersion !== null && build !== null && serverVersion !== build;
}

/** Fetches the server's build; subscribers are notified. @throws AppError offline */
export async function fetchServerVersion(): Promise<void> {
  try {
    recordServerVersion(await fetch('/api/health', { cache: 'no-store' }));
  } catch (cause) {
    throw new AppError('offline', undefined, { cause });
  }
}

const RELOADED_FOR = 'cothread:reloaded-for';

/**
 * Reloads the page when its server runs another build, once for each such build: where that does not help, as while
 * servers of two builds respond in turn, it would reload for ever. Returns whether it does.
 */
export async function reloadIfOutdated(): Promise<boolean> {
  // Without a response the build is unknown: the page shows what went wrong.
  await fetchServerVersion().catch(() => undefined);
  if (!isOutdated()) return false;
  try {
    if (window.sessionStorage.getItem(RELOADED_FOR) === serverVersion) return false;
    window.sessionStorage.setItem(RELOADED_FOR, serverVersion ?? '');
  } catch {
    return false; // Without storage the reload could repeat for ever.
  }
  window.location.reload();
  return true;
}
