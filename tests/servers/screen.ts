// A screen of these stories: a follower under the rules, and all events that it received.
import { onLog } from 'firebase/app';
import { setLogLevel } from 'firebase/firestore';
import { follow, type FollowerEvent } from '@/tests/load/follower';

export type Screen = {
  told: readonly FollowerEvent[];
  /** Reloads the page when it has received nothing for a while; to be called during a wait. */
  reloadIfSilent: () => void;
  close: () => Promise<void>;
};

type Watch = { host: string; projectId: string; uid: string; threadId: string };

const open = new Set<{ reload: () => void }>();

/**
 * A workaround for two bugs of the emulator, not of Firestore. It writes to one stream from two threads when a listener is
 * added during the delivery of a commit: the data is corrupt, and the SDK listens again after a minute. And when a
 * listener dies at the moment of a commit, the listeners after it never receive that commit. Such a page is reloaded, as
 * a person would.
 */
const TORN = 'Received message larger than max';
const SILENCE_MS = 1_000;

onLog(
  ({ message }) => {
    if (message.includes(TORN)) for (const screen of open) screen.reload();
  },
  { level: 'warn' },
);

export function watchThread(watch: Watch): Screen {
  const told: FollowerEvent[] = [];
  let lastEventAt = 0;
  const load = () => {
    lastEventAt = Date.now();
    const onEvent = (each: FollowerEvent) => {
      lastEventAt = each.at;
      told.push(each);
    };
    const follower = follow({ ...watch, onEvent });
    setLogLevel('warn');
    return follower;
  };
  let page = load();
  const reload = () => {
    void page.close();
    page = load();
  };
  const screen = { reload };
  open.add(screen);
  return {
    told,
    reloadIfSilent: () => {
      if (Date.now() - lastEventAt > SILENCE_MS) reload();
    },
    close: async () => {
      if (open.delete(screen)) await page.close();
    },
  };
}

/** The text that a screen has of an attempt; '' before its first token. */
export function textAt({ told }: Screen, runId: string, attempt: number): string {
  const texts = told.flatMap((each) =>
    each.kind === 'draft' && each.runId === runId && each.attempt === attempt ? [each.text] : [],
  );
  return texts.at(-1) ?? '';
}

/** Attempts of a run that a screen has received, in order. */
export function attemptsAt({ told }: Screen, runId: string): number[] {
  const attempts = told.flatMap((each) =>
    each.kind === 'run' && each.runId === runId && each.status === 'writing' ? [each.attempt] : [],
  );
  return [...new Set(attempts)];
}

/** Whether a screen has received that a run is queued. */
export function sawQueued({ told }: Screen, runId: string): boolean {
  return told.some((each) => each.kind === 'run' && each.runId === runId && each.status === 'queued');
}

export function eventsBriefly({ told }: Screen): string {
  return told.map(({ at, ...each }) => `${at} ${JSON.stringify(each).slice(0, 160)}`).join('\n');
}
