// When a page comes back: shown again after it was hidden for long, or awake again after the machine slept. Streams may
// be dead by then without anybody having been told.

/** Hidden for less, a page is taken to have been there all the time. */
const AWAY_MS = 20_000;
/** A clock that a sleeping machine stops; a busy page is late by less than `AWAY_MS`. */
const TICK_MS = 5_000;

/** Calls `returned` each time. Returns the way to end it. */
export function onReturn(returned: () => void): () => void {
  let hiddenAt = document.visibilityState === 'hidden' ? Date.now() : null;
  let tickedAt = Date.now();
  const onVisibility = () => {
    const since = hiddenAt;
    hiddenAt = document.visibilityState === 'hidden' ? Date.now() : null;
    if (hiddenAt === null && since !== null && Date.now() - since >= AWAY_MS) handleReturn();
  };
  const tick = () => {
    // Timers of a hidden page are late by design: it comes back when it is shown.
    if (hiddenAt === null && Date.now() - tickedAt >= AWAY_MS) handleReturn();
    tickedAt = Date.now();
  };
  const handleReturn = () => {
    tickedAt = Date.now();
    returned();
  };
  const timer = setInterval(tick, TICK_MS);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}

/** A page that is hidden for so long follows less. */
const HIDDEN_LONG_MS = 60_000;

/**
 * Follows while the page is shown, and a minute longer: then it stops, and begins anew when the page is shown again.
 * `begin` returns the way to stop. Returns the way to end all of it.
 */
export function whileShown(start: () => () => void): () => void {
  let stop: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = () => {
    stop?.();
    stop = null;
  };
  const onVisibility = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') timer = setTimeout(pause, HIDDEN_LONG_MS);
    else stop ??= start();
  };
  // What begins while nobody looks is followed for its first minute too: it may be over by then.
  stop = start();
  onVisibility();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(timer);
    pause();
  };
}
