// How long a silent model is waited for.
import 'server-only';
import { AFTER_FINISH_MS, FIRST_WORD_MAX_MS } from '@/model/limits';

export type Patience = {
  /** Aborted when there is no reason to wait any longer. */
  signal: AbortSignal;
  /** Between a failed request and the next one nobody waits for the model. */
  pause: () => void;
  resume: () => void;
  /** A piece of an answer, or a chunk that may become one. */
  heard: (what: 'word' | 'chunk') => void;
  /** A comment or a ping: a queue that moves, and no proof that a model writes. */
  alive: () => void;
  /** The model has ended: only what counts its tokens is still to come. */
  finished: () => void;
  stop: () => void;
};

const IDLE_TICKS = 20;

/**
 * Counted in ticks, which do not fire while the process is suspended: after its own sleep the server first reads what the
 * model has sent meanwhile.
 */
export function patience(idleMs: number): Patience {
  const controller = new AbortController();
  const tickMs = idleMs / IDLE_TICKS;
  let silent = 0;
  let waited = 0;
  let hasWords = false;
  let isPaused = false;
  let ending: NodeJS.Timeout | undefined;
  const timer = setInterval(() => {
    if (isPaused) return;
    silent += 1;
    waited += 1;
    if (silent > IDLE_TICKS) controller.abort();
  }, tickMs);
  const giveUpAfterFinish = () => {
    clearTimeout(ending);
    ending = setTimeout(() => controller.abort(), Math.min(AFTER_FINISH_MS, idleMs));
  };
  return {
    signal: controller.signal,
    pause() {
      isPaused = true;
    },
    resume() {
      isPaused = false;
      silent = 0;
    },
    heard(what) {
      silent = 0;
      hasWords ||= what === 'word';
      if (ending !== undefined && what === 'word') giveUpAfterFinish();
    },
    alive() {
      if (!hasWords && waited * tickMs <= FIRST_WORD_MAX_MS) silent = 0;
    },
    finished() {
      if (ending === undefined) giveUpAfterFinish();
    },
    stop() {
      clearInterval(timer);
      clearTimeout(ending);
    },
  };
}
