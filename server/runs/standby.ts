// The standby of a server: it takes leases that other servers release, and shuts the server down on SIGTERM.
import 'server-only';
import { processBackground } from '@/server/platform/background';
import { firestore } from '@/server/platform/firebase';
import { beginShutdown, closeServices, isShuttingDown, workDone } from '@/server/platform/shutdown';
import { logError, logInfo } from '@/server/platform/log';
import { startNextRun } from './runner';

/** A listener's error is final: a new listener is started after this time. */
const LISTEN_AGAIN_MS = 10_000;
/** Hosts give a process about ten seconds; requests and answers that are still open after this time are cut. */
const SHUTDOWN_DEADLINE_MS = 8_000;

/** Takes every lease without an owner, existing ones included. Returns the function that stops listening. */
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

/** Replaces Next's own shutdown, which ignores work outside requests and waits for open streams without limit. */
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
  await closeServices().catch((error: unknown) => logError('a service was not closed', error));
  process.exit(0);
}
