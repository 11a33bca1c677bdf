// Votes in a poll: one listener a poll, and one document a person, which the rules check. Closing goes through the API.
import { collection, doc, limit, query, serverTimestamp, setDoc, where } from 'firebase/firestore';
import { MAX_MEMBERS } from '@/model/limits';
import { votePath, votesPath } from '@/model/paths';
import { pollResponseSchema, voteId, voteSchema, type Poll, type Vote } from '@/model/poll';
import { callApi } from '@/services/api/call-api';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, followQuery } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';
import { threadKey } from '@/services/threads/threads';

type Target = { threadId: string; messageId: string };
type OfPoll = Target & { poll: Pick<Poll, 'key' | 'pollId' | 'isHidden'>; me: string };

/** The votes of a poll in no order; of a hidden one this person's alone. */
export function votesQuery({ threadId, messageId, poll: { pollId, isHidden }, me }: OfPoll) {
  return liveQuery<readonly Vote[]>([...threadKey(threadId), 'votes', pollId], (listener) => {
    const votes = collection(firestore(), votesPath(threadId, messageId));
    const ofPoll = isHidden
      ? query(votes, where('pollId', '==', pollId), where('by', '==', me), limit(MAX_MEMBERS))
      : query(votes, where('pollId', '==', pollId), where('isHidden', '==', false), limit(MAX_MEMBERS));
    return followQuery(ofPoll, voteSchema, listener);
  });
}

/**
 * This person's vote, instead of the one before; no choices: none any more.
 * @throws AppError forbidden: the poll was closed, its message removed, the thread closed, or the person may not post any more
 */
export async function writeVote(
  { threadId, messageId, poll: { key, pollId, isHidden }, me }: OfPoll,
  { choices, name }: { choices: readonly number[]; name: string },
): Promise<void> {
  const vote = { poll: key, pollId, choices, by: me, byName: name, at: serverTimestamp(), isHidden };
  try {
    await setDoc(doc(firestore(), votePath(threadId, messageId, voteId({ pollId }, me))), vote);
  } catch (error) {
    throw fromFirebase(error);
  }
}

/** Closes a poll, and counts it. Idempotent. @throws AppError forbidden, not-found, conflict */
export async function closePoll(params: Target, key: string): Promise<Poll> {
  const { poll } = await callApi('POST /api/threads/{threadId}/messages/{messageId}/closed-polls', {
    params,
    body: { poll: key },
    response: pollResponseSchema,
  });
  return poll;
}
