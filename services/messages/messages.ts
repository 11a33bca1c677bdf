// Messages: one listener for whatever changed last, one-shot pages for what is older. Merging is model/timeline.ts's.
import { collection, getDocs, limit, orderBy, query, startAfter } from 'firebase/firestore';
import { chatResponseSchema, type ChatResponse, messageSchema, type Message } from '@/model/message';
import { MESSAGES_PAGE } from '@/model/limits';
import { messagesPath } from '@/model/paths';
import { mergeMessages } from '@/model/timeline';
import { callApi } from '@/services/api/call-api';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, followQuery, readDocument } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';
import { threadKey } from '@/services/threads/threads';

export type LiveMessages = {
  /** By place; all that this listener ever brought, since messages leave its window but not the thread. */
  messages: Message[];
  /** Another one for each listener, and when more changed during a sleep than the window holds: pages read before are out of date. */
  generation: number;
};

export const olderMessagesKey = (threadId: string) => [...threadKey(threadId), 'older'] as const;

let generations = 0;

export function messagesQuery(threadId: string) {
  return liveQuery<LiveMessages>([...threadKey(threadId), 'messages'], ({ next, fail }) => {
    let known: LiveMessages = { messages: [], generation: (generations += 1) };
    const recent = query(
      collection(firestore(), messagesPath(threadId)),
      orderBy('changedAt', 'desc'),
      limit(MESSAGES_PAGE),
    );
    return followQuery(recent, messageSchema, {
      next: (window) => next((known = accumulate(known, window))),
      fail,
    });
  });
}

/** Adds a window of recent changes to what is known, or begins anew when it does not reach back to it. */
export function accumulate(known: LiveMessages, window: readonly Message[]): LiveMessages {
  const newestKnown = Math.max(-Infinity, ...known.messages.map((message) => message.changedAt));
  const oldest = Math.min(...window.map((message) => message.changedAt));
  const leavesGap = known.messages.length > 0 && window.length >= MESSAGES_PAGE && oldest > newestKnown;
  if (leavesGap) return { messages: mergeMessages(window), generation: (generations += 1) };
  // A message that did not change stays the same object, so that its row need not be drawn again.
  const changed = new Map(known.messages.map((message) => [message.id, message.changedAt]));
  const updates = window.filter((message) => changed.get(message.id) !== message.changedAt);
  return { messages: mergeMessages(known.messages, updates), generation: known.generation };
}

/** Up to a page of messages that stand before `seq`. @throws AppError */
export async function getMessagesBefore(threadId: string, seq: number): Promise<Message[]> {
  try {
    const page = await getDocs(
      query(
        collection(firestore(), messagesPath(threadId)),
        orderBy('seq', 'desc'),
        startAfter(seq),
        limit(MESSAGES_PAGE),
      ),
    );
    return mergeMessages(
      page.docs.map((one) => readDocument(messageSchema, one)).filter((one) => one !== null),
    );
  } catch (error) {
    throw fromFirebase(error);
  }
}

/** The id makes it safe to send again: the same one never lands twice. @throws AppError */
export function sendMessage(message: {
  id: string;
  threadId: string;
  text: string;
  ask: boolean;
  /** The message it replies to. */
  replyTo: string | null;
}): Promise<ChatResponse> {
  return callApi('POST /api/chat', {
    body: {
      threadId: message.threadId,
      message: message.text,
      messageId: message.id,
      ask: message.ask,
      ...(message.replyTo !== null && { replyTo: message.replyTo }),
    },
    response: chatResponseSchema,
  });
}
