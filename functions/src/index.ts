// Cloud Functions: thin triggers over server/, bundled by scripts/build-functions.ts.
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { onDocumentDeleted } from 'firebase-functions/v2/firestore';
import { finishDeletion } from '@/server/deletion';

initializeApp();

/** A deletion that died half-way, or a thread document deleted by hand, leaves nothing below it. */
export const onThreadDeleted = onDocumentDeleted('threads/{threadId}', async ({ params }) => {
  await finishDeletion(getFirestore(), params.threadId);
});
