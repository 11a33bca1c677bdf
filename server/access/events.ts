// What happened to a thread, written in the batch that makes it happen. Nothing else writes events.
import 'server-only';
import { FieldValue, type Transaction, type WriteBatch } from 'firebase-admin/firestore';
import type { EventInput } from '@/model/event';
import { eventPath } from '@/model/paths';
import { newToken } from '@/server/platform/commit';
import { firestore } from '@/server/platform/firebase';

type Actor = { uid: string; name: string };

/** Puts an event into `batch`; `seq` is the last number given out when it happens. */
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
