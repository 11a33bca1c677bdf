// Inputs in the forms of an answer: a listener for what is entered in a round of one form, and one write a field, which the rules
// check. Sending a form and opening another round go through the API.
import {
  collection,
  doc,
  increment,
  limit,
  onSnapshot,
  query,
  serverTimestamp,
  setDoc,
  where,
} from 'firebase/firestore';
import { roundResponseSchema, type InputValue } from '@/model/form';
import type { FormPress } from '@/model/form-requests';
import { inputId, inputSchema, roundId, type Input, type Round } from '@/model/input';
import { MAX_FIELDS } from '@/model/limits';
import { chatResponseSchema, type ChatResponse } from '@/model/message';
import { inputPath, inputsPath } from '@/model/paths';
import { callApi } from '@/services/api/call-api';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, readDocument } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';
import { threadKey } from '@/services/threads/threads';

/** `isPending`: written by this page and not confirmed; its revision and time are this page's guess. */
export type LiveInput = Input & { isPending: boolean };

type Target = { threadId: string; messageId: string };

/** What is entered in a round of one form, in no order. */
export function inputsQuery({ threadId, messageId, round }: Target & { round: Round }) {
  const id = roundId(round);
  return liveQuery<readonly LiveInput[]>(
    [...threadKey(threadId), 'inputs', messageId, id],
    ({ next, fail }) => {
      let hasEmitted = false;
      return onSnapshot(
        query(
          collection(firestore(), inputsPath(threadId, messageId)),
          where('roundId', '==', id),
          limit(MAX_FIELDS),
        ),
        // With metadata: a confirmation of what this page has written changes nothing else.
        { includeMetadataChanges: true },
        (snapshot) => {
          if (!hasEmitted && snapshot.metadata.fromCache) return;
          hasEmitted = true;
          next(
            snapshot.docs.flatMap((one) => {
              const input = readDocument(inputSchema, one);
              return input === null ? [] : [{ ...input, isPending: one.metadata.hasPendingWrites }];
            }),
          );
        },
        (error) => fail(fromFirebase(error)),
      );
    },
  );
}

export type InputWrite = {
  round: Round;
  field: string;
  value: InputValue;
  /** The writer, with their name in the thread. */
  by: { uid: string; name: string };
};

/**
 * Resolves once Firestore has confirmed it; a later write, by whomever, replaces it.
 * @throws AppError forbidden: the form was sent, its answer replaced, the thread closed, or the person may not post any more
 */
export async function writeInput(
  { threadId, messageId }: Target,
  { round, field, value, by }: InputWrite,
): Promise<void> {
  try {
    await setDoc(
      doc(firestore(), inputPath(threadId, messageId, inputId(round, field))),
      {
        form: round.form,
        field,
        roundId: roundId(round),
        value,
        by: by.uid,
        byName: by.name,
        at: serverTimestamp(),
        revision: increment(1),
      },
      { merge: true },
    );
  } catch (error) {
    throw fromFirebase(error);
  }
}

export type FormSending = {
  /** Of the message; a repetition with the same id has no second effect. */
  id: string;
  threadId: string;
  /** What model/form-text says of the form as it was on screen. */
  text: string;
  form: FormPress;
};

/**
 * Sends the form to the assistant, and closes its round for everybody.
 * @throws AppError inputs-changed: somebody changed a value since, the text names which; conflict: somebody has sent it, or the
 * answer was replaced; and whatever a message is refused for
 */
export function sendForm({ id, threadId, text, form }: FormSending): Promise<ChatResponse> {
  return callApi('POST /api/chat', {
    body: { threadId, messageId: id, message: text, ask: true, form },
    response: chatResponseSchema,
  });
}

/** Opens this round of a form whose round before was sent. Idempotent. @throws AppError conflict, forbidden, not-found */
export async function openRound(
  params: Target,
  { form, round }: { form: string; round: number },
): Promise<number> {
  const response = await callApi('POST /api/threads/{threadId}/messages/{messageId}/rounds', {
    params,
    body: { form, round },
    response: roundResponseSchema,
  });
  return response.round;
}
