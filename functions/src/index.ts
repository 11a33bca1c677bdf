// Cloud Functions: thin triggers over server/, bundled by scripts/build-functions.ts.
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { onDocumentDeleted, onDocumentUpdated } from 'firebase-functions/v2/firestore';
import { onSchedule } from 'firebase-functions/v2/scheduler';
import { LEASE_MS, TRASH_DAYS } from '@/model/limits';
import { finishAccountDeletions } from '@/server/account/account';
import { emptyTrash, finishDeletion } from '@/server/threads/deletion';
import { sweep } from '@/server/runs/sweep';

initializeApp();

const DOCUMENT = { document: 'threads/{threadId}', retry: true } as const;

/** A thread document deleted by hand leaves nothing below it. */
export const onThreadDeleted = onDocumentDeleted(DOCUMENT, async ({ params }) => {
  await finishDeletion(getFirestore(), params.threadId);
});

/** A deletion whose server died half-way is finished here; beside a server that lives it does the same work twice, harmlessly. */
export const onThreadDeleting = onDocumentUpdated(DOCUMENT, async ({ params, data }) => {
  const hasStarted = data?.before.get('state') !== 'deleting' && data?.after.get('state') === 'deleting';
  if (hasStarted) await finishDeletion(getFirestore(), params.threadId);
});

/** Threads that no page looks at go on too: what a dead server left is freed for one that lives. */
export const onMinute = onSchedule('every 1 minutes', async () => {
  await sweep(LEASE_MS);
});

/** What has rested in the trash long enough goes for good, and so do accounts whose deletion was cut short. */
export const onDay = onSchedule('every 24 hours', async () => {
  await emptyTrash(getFirestore(), Number(process.env['TRASH_DAYS'] ?? TRASH_DAYS));
  await finishAccountDeletions();
});
