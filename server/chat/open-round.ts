// "Fill in again": another round of a form that was sent, empty; what was entered in the rounds before stays with them.
import 'server-only';
import { AppError } from '@/model/errors';
import { formOf, sendOf } from '@/model/form';
import type { OpenRoundRequest } from '@/model/form-requests';
import { messagePath } from '@/model/paths';
import type { Person } from '@/server/access/person';
import { requireAccess, requireOpen } from '@/server/access/thread-access';
import { changeMessage } from '@/server/messages/messages';
import { presentMessage } from '@/server/messages/present-message';
import { retryRefused } from '@/server/platform/commit';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';

type Target = { threadId: string; messageId: string };

/**
 * Opens the round of a form; idempotent, so two people who press at once open one.
 * @returns the current round, which is later where somebody has gone on meanwhile
 * @throws AppError not-found, forbidden (role, a closed thread), conflict (the round before was not sent, the answer was removed)
 */
export function openRound(person: Person, target: Target, wanted: OpenRoundRequest): Promise<number> {
  return retryRefused(() => openOnce(person, target, wanted));
}

async function openOnce(
  person: Person,
  { threadId, messageId }: Target,
  { form: key, round }: OpenRoundRequest,
): Promise<number> {
  // guard: rounds-by-posting-members
  const { thread, threadRef, guard, further } = await requireAccess(person, threadId, 'fill in forms', [
    firestore().doc(messagePath(threadId, messageId)),
  ]);
  requireOpen(thread);
  const { message, messageDoc } = presentMessage(further[0]);
  const form = formOf(message.forms, key);
  if (!message.forms || form === undefined) throw new AppError('not-found');
  if (form.round >= round) return form.round;
  const isNext = form.round + 1 === round && sendOf(form, form.round) !== undefined;
  if (!isNext) throw new AppError('conflict', errorText.formNotSent);
  const forms = {
    ...message.forms,
    list: message.forms.list.map((one) => (one.key === key ? { ...one, round } : one)),
    open: { ...message.forms.open, [key]: round },
  };
  const batch = firestore().batch();
  changeMessage(batch, messageDoc, { forms });
  batch.update(threadRef, { state: thread.state }, guard);
  await batch.commit();
  return round;
}
