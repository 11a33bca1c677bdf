// Messages: one listener for recent changes, one-shot pages for older ones. model/timeline.ts merges them.
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
  /** By position; all messages that this listener ever received, since they leave its window but not the thread. */
  messages: Message[];
  /** New for each listener, and when a sleep left a gap in the window: pages read before are out of date. */
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

/** Adds a window of recent changes to the known messages, or starts anew when there is a gap between them. */
export function accumulate(known: LiveMessages, window: readonly Message[]): LiveMessages {
  const newestKnown = Math.max(-Infinity, ...known.messages.map((message) => message.changedAt));
  const oldest = Math.min(...window.map((message) => message.changedAt));
  const leavesGap = known.messages.length > 0 && window.length >= MESSAGES_PAGE && oldest > newestKnown;
  if (leavesGap) return { messages: mergeMessages(window), generation: (generations += 1) };
  // An unchanged message stays the same object, so that its row need not be rendered again.
  const changed = new Map(known.messages.map((message) => [message.id, message.changedAt]));
  const updates = window.filter((message) => changed.get(message.id) !== message.changedAt);
  return { messages: mergeMessages(known.messages, updates), generation: known.generation };
}

/** Up to a page of messages before `seq`. @throws AppError */
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

/** The id makes a retry safe: the same one never lands twice. @throws AppError */
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
