// A server's life beside its requests: it takes turns that others hand back, and hands back its own when it is told to end.
import 'server-only';
import { firestore } from '@/server/platform/firebase';
import { allDone, holdEnd, isEnding, tellToEnd } from '@/server/platform/shutdown';
import { logError, logInfo } from '@/server/platform/log';
import { type Background, continueThread } from './runner';

/** A listener's error is final: another one is tried after this time. */
const LISTEN_AGAIN_MS = 10_000;
/** Hosts give a process about ten seconds; requests and answers that are still open then are cut. */
const END_AT_LATEST_MS = 8_000;

/** Goes on with every turn that has no owner, those that stand already included. Returns the way to stop. */
export function standBy(): () => void {
  return firestore()
    .collectionGroup('turn')
    .where('owner', '==', null)
    .onSnapshot(
      (snapshot) => {
        if (isEnding()) return;
        for (const { type, doc } of snapshot.docChanges()) {
          const threadId = doc.ref.parent.parent?.id;
          if (type !== 'removed' && threadId !== undefined) goOn(threadId);
        }
      },
      (error) => {
        logError('standing by failed', error);
        setTimeout(standBy, LISTEN_AGAIN_MS).unref();
      },
    );
}

function goOn(threadId: string): void {
  background(() => continueThread(threadId, background));
}

/** Outside a request: what fails here is left to a takeover. */
const background: Background = (begin) => {
  holdEnd(begin()).catch((error: unknown) => logError('background work failed', error));
};

/** In place of Next's own way to end, which knows nothing of work outside requests and waits for readers without end. */
export function endOnSignal(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => void end(signal));
  }
}

async function end(signal: string): Promise<void> {
  if (isEnding()) return;
  logInfo('told to end', { signal });
  tellToEnd();
  setTimeout(() => process.exit(0), END_AT_LATEST_MS).unref();
  await allDone();
  process.exit(0);
}
