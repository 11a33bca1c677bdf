// Events of a thread, written in the batch that changes the thread. Nothing else writes events.
import 'server-only';
import { FieldValue, type Transaction, type WriteBatch } from 'firebase-admin/firestore';
import type { EventInput } from '@/model/event';
import { eventPath } from '@/model/paths';
import { newToken } from '@/server/platform/commit';
import { firestore } from '@/server/platform/firebase';

type Actor = { uid: string; name: string };

/** Adds an event to `batch`; `seq` is the last number that the thread had assigned by then. */
export function addEvent(
  batch: WriteBatch | Transaction,
  { id, seq }: { id: string; seq: number },
  by: Actor,
  event: EventInput,
): void {
  batch.create(firestore().doc(eventPath(id, newToken())), {
    ...event,
    seq,
    by: by.uid,
    byName: by.name,
    at: FieldValue.serverTimestamp(),
  });
}
