// Cloud Functions: thin triggers over server/, bundled by scripts/build-functions.ts.
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { onDocumentDeleted, onDocumentUpdated } from 'firebase-functions/v2/firestore';
import { onSchedule } from 'firebase-functions/v2/scheduler';
import { IMPORT_IDLE_MS } from '@/model/import-limits';
import { LEASE_MS, TRASH_DAYS } from '@/model/limits';
import { FORK_IDLE_MS } from '@/model/fork';
import { sweepForks } from '@/server/forks/sweep';
import { sweepImports } from '@/server/imports/remove';
import { finishAccountDeletions } from '@/server/account/account';
import { emptyTrash, finishDeletion } from '@/server/threads/deletion';
import { sweep } from '@/server/runs/sweep';

initializeApp();

const DOCUMENT = { document: 'threads/{threadId}', retry: true } as const;

/** A thread document that was deleted by hand: its subcollections are deleted too. */
export const onThreadDeleted = onDocumentDeleted(DOCUMENT, async ({ params }) => {
  await finishDeletion(getFirestore(), params.threadId);
});

/** Finishes a deletion whose server crashed half-way; beside a live server it does the same work twice, harmlessly. */
export const onThreadDeleting = onDocumentUpdated(DOCUMENT, async ({ params, data }) => {
  const hasStarted = data?.before.get('state') !== 'deleting' && data?.after.get('state') === 'deleting';
  if (hasStarted) await finishDeletion(getFirestore(), params.threadId);
});

/**
 * Threads that nobody has open: releases the leases of dead servers, so that a live one takes them. And imports and
 * forks that nobody continues: removes them.
 */
export const onMinute = onSchedule('every 1 minutes', async () => {
  await sweep(LEASE_MS);
  await sweepImports(getFirestore(), IMPORT_IDLE_MS);
  await sweepForks(getFirestore(), FORK_IDLE_MS);
});

/** Permanently deletes expired threads of the trash, and finishes interrupted deletions of accounts. */
export const onDay = onSchedule('every 24 hours', async () => {
  await emptyTrash(getFirestore(), Number(process.env['TRASH_DAYS'] ?? TRASH_DAYS));
  await finishAccountDeletions();
});
