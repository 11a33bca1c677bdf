// Open runs, and people's actions on them.
import { collection, limit, query, where } from 'firebase/firestore';
import {
  regenerateResponseSchema,
  type RegenerateResponse,
  stopResponseSchema,
  OPEN_RUN_STATUSES,
  runSchema,
  type Run,
} from '@/model/run';
import { MESSAGES_PAGE } from '@/model/limits';
import { runsPath } from '@/model/paths';
import { callApi } from '@/services/api/call-api';
import { firestore, followQuery } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';
import { threadKey } from '@/services/threads/threads';

export function openRunsQuery(threadId: string) {
  return liveQuery<Run[]>([...threadKey(threadId), 'runs'], (listener) => {
    const open = query(
      collection(firestore(), runsPath(threadId)),
      where('status', 'in', [...OPEN_RUN_STATUSES]),
      limit(MESSAGES_PAGE),
    );
    return followQuery(open, runSchema, listener);
  });
}

/** @throws AppError */
export async function stopRun(run: { threadId: string; runId: string }): Promise<'stopped' | 'already-over'> {
  const call = { params: run, response: stopResponseSchema };
  return (await callApi('POST /api/threads/{threadId}/runs/{runId}/stop', call)).outcome;
}

/** `answerId`: the answer that failed or is to be replaced. @throws AppError */
export function regenerate(answer: { threadId: string; answerId: string }): Promise<RegenerateResponse> {
  return callApi('POST /api/threads/{threadId}/messages/{messageId}/regenerate', {
    params: { threadId: answer.threadId, messageId: answer.answerId },
    response: regenerateResponseSchema,
  });
}

/** Asks about the messages so far, of which `messageId` is the last. @throws AppError */
export function askAbout(message: { threadId: string; messageId: string }): Promise<RegenerateResponse> {
  return callApi('POST /api/threads/{threadId}/messages/{messageId}/ask', {
    params: message,
    response: regenerateResponseSchema,
  });
}

/** Asks the server to resume queued or stalled runs; harmless when there are none. @throws AppError */
export async function resumeThread(threadId: string, timeoutMs: number): Promise<void> {
  await callApi('POST /api/threads/{threadId}/resume', { params: { threadId }, timeoutMs });
}
