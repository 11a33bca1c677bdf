// A server's life beside its requests: it takes leases that others release, and releases its own when it is told to end.
import 'server-only';
import { processBackground } from '@/server/platform/background';
import { firestore } from '@/server/platform/firebase';
import { workDone, isShuttingDown, beginShutdown } from '@/server/platform/shutdown';
import { logError, logInfo } from '@/server/platform/log';
import { startNextRun } from './runner';

/** A listener's error is final: another one is tried after this time. */
const LISTEN_AGAIN_MS = 10_000;
/** Hosts give a process about ten seconds; requests and answers that are still open then are cut. */
const SHUTDOWN_DEADLINE_MS = 8_000;

/** Goes on with every lease that has no owner, those that stand already included. Returns the way to stop. */
export function standby(): () => void {
  return firestore()
    .collectionGroup('lease')
    .where('owner', '==', null)
    .onSnapshot(
      (snapshot) => {
        if (isShuttingDown()) return;
        for (const { type, doc } of snapshot.docChanges()) {
          const threadId = doc.ref.parent.parent?.id;
          if (type !== 'removed' && threadId !== undefined) resumeThread(threadId);
        }
      },
      (error) => {
        logError('standby failed', error);
        setTimeout(standby, LISTEN_AGAIN_MS).unref();
      },
    );
}

function resumeThread(threadId: string): void {
  processBackground(() => startNextRun(threadId, processBackground));
}

/** In place of Next's own way to end, which knows nothing of work outside requests and waits for readers without end. */
export function shutDownOnSignal(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => void shutDown(signal));
  }
}

async function shutDown(signal: string): Promise<void> {
  if (isShuttingDown()) return;
  logInfo('shutdown begins', { signal });
  beginShutdown();
  setTimeout(() => process.exit(0), SHUTDOWN_DEADLINE_MS).unref();
  await workDone();
  process.exit(0);
}
