// A message that something is done to: it must be there.
import 'server-only';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import { type Message, isRemoved, messageSchema } from '@/model/message';
import { readDocument } from '@/server/platform/documents';
import { errorText } from '@/server/platform/strings';

/** A message that was read, if it is one and was not removed. @throws AppError not-found, conflict (removed) */
export function presentMessage(doc: DocumentSnapshot | undefined): {
  message: Message;
  messageDoc: DocumentSnapshot;
} {
  const message = doc && readDocument(messageSchema, doc);
  if (doc === undefined || message === undefined) throw new AppError('not-found');
  if (isRemoved(message.status)) throw new AppError('conflict', errorText.messageRemoved);
  return { message, messageDoc: doc };
}
