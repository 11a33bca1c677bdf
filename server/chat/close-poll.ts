// Closing a poll: first nobody votes any more, then what was voted is counted, once. Votes are written through rules, so no batch could
// refuse one that comes between the two; whoever sees a closed poll without a result has it counted again.
import 'server-only';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { can } from '@/model/access';
import { AppError } from '@/model/errors';
import { MAX_VOTES } from '@/model/limits';
import { messagePath, votesPath } from '@/model/paths';
import { countVotes, type MessagePolls, type Poll, voteSchema } from '@/model/poll';
import type { ClosePollRequest } from '@/model/form-requests';
import type { Person } from '@/server/access/person';
import { type Access, requireAccess, requireOpen } from '@/server/access/thread-access';
import { changeMessage } from '@/server/messages/messages';
import { presentMessage } from '@/server/messages/present-message';
import { retryRefused } from '@/server/platform/commit';
import { readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';

type Target = { threadId: string; messageId: string };

/**
 * Closes a poll and counts it; idempotent. Whoever asked it and managers of the thread close it at any time, every member once its time
 * has come.
 * @throws AppError not-found, forbidden (neither, a closed thread), conflict (the message was removed)
 */
export async function closePoll(
  person: Person,
  target: Target,
  { poll: key }: ClosePollRequest,
): Promise<Poll> {
  await retryRefused(() => closeOnce(person, target, key));
  return await retryRefused(() => countOnce(person, target, key));
}

async function closeOnce(person: Person, target: Target, key: string): Promise<void> {
  const { access, messageDoc, polls, poll } = await readPoll(person, target, key);
  if (poll.closed !== null) return;
  requireOpen(access.thread);
  const isOver = poll.closesAt !== null && poll.closesAt <= Date.now();
  const isTheirs = polls.askedBy === person.uid && can(access.member.role, 'fill in forms');
  // guard: polls-closed-by-asker-or-managers
  if (!isOver && !isTheirs && !can(access.member.role, 'manage members'))
    throw new AppError('forbidden', errorText.notYourPoll);
  const { [key]: _, ...open } = polls.open;
  const closed = { at: Date.now(), by: isOver ? null : person.uid };
  const batch = firestore().batch();
  changeMessage(batch, messageDoc, { polls: { ...withPoll(polls, { ...poll, closed }), open } });
  batch.update(access.threadRef, { state: access.thread.state }, access.guard);
  await batch.commit();
}

async function countOnce(person: Person, target: Target, key: string): Promise<Poll> {
  const { messageDoc, polls, poll } = await readPoll(person, target, key);
  if (poll.result !== null) return poll;
  const { docs } = await firestore()
    .collection(votesPath(target.threadId, target.messageId))
    .where('pollId', '==', poll.pollId)
    .limit(MAX_VOTES)
    .get();
  const counted = { ...poll, result: countVotes(poll, readDocuments(voteSchema, docs)) };
  const batch = firestore().batch();
  changeMessage(batch, messageDoc, { polls: withPoll(polls, counted) });
  await batch.commit();
  return counted;
}

type ReadPoll = { access: Access; messageDoc: DocumentSnapshot; polls: MessagePolls; poll: Poll };

async function readPoll(person: Person, { threadId, messageId }: Target, key: string): Promise<ReadPoll> {
  const access = await requireAccess(person, threadId, 'read thread', [
    firestore().doc(messagePath(threadId, messageId)),
  ]);
  const { message, messageDoc } = presentMessage(access.further[0]);
  const poll = message.polls?.list.find((one) => one.key === key);
  if (!message.polls || poll === undefined) throw new AppError('not-found');
  return { access, messageDoc, polls: message.polls, poll };
}

const withPoll = (polls: MessagePolls, poll: Poll): MessagePolls => ({
  ...polls,
  list: polls.list.map((one) => (one.key === poll.key ? poll : one)),
});
