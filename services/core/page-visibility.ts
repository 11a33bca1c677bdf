// Detects when a page returns: shown again after it was hidden for long, or awake again after the machine slept. Streams
// may be dead by then without an error.

/** A page that was hidden for less counts as visible all the time. */
const AWAY_MS = 20_000;
/** A timer that stops while the machine sleeps; a busy page is late by less than `AWAY_MS`. */
const TICK_MS = 5_000;

/** Calls `returned` on each return. Returns the function that stops it. */
export function onReturn(returned: () => void): () => void {
  let hiddenAt = document.visibilityState === 'hidden' ? Date.now() : null;
  let tickedAt = Date.now();
  const onVisibility = () => {
    const since = hiddenAt;
    hiddenAt = document.visibilityState === 'hidden' ? Date.now() : null;
    if (hiddenAt === null && since !== null && Date.now() - since >= AWAY_MS) handleReturn();
  };
  const tick = () => {
    // Browsers delay the timers of a hidden page: it returns when it is shown.
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

/** A page that is hidden for so long closes some of its listeners. */
const HIDDEN_LONG_MS = 60_000;

/**
 * Keeps a subscription while the page is visible, and a minute longer: then it stops, and starts anew when the page is
 * visible again. `start` returns the function that stops it. Returns the function that ends all of it.
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
  // A subscription in a hidden page runs for its first minute too: its subject may be over by then.
  stop = start();
  onVisibility();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(timer);
    pause();
  };
}
