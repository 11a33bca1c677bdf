// Instructions and model of a thread. Apart from services/threads/threads.ts: loaded when the settings are opened.
import * as z from 'zod/v4-mini';
import type { Payer } from '@/model/budget';
import { instructionsPath } from '@/model/paths';
import type { ExportBy, ForkBy } from '@/model/thread';
import { callApi } from '@/services/api/call-api';
import { followDocument } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';
import { threadKey } from './threads';

const instructionsSchema = z.object({ text: z.string(), by: z.string(), at: z.number() });
export type Instructions = z.infer<typeof instructionsSchema>;

/** Null where nobody has written any. */
export function instructionsQuery(threadId: string) {
  return liveQuery<Instructions | null>([...threadKey(threadId), 'instructions'], (listener) =>
    followDocument(instructionsPath(threadId), instructionsSchema, listener),
  );
}

/** Who may export the thread, who may start new threads from it, or who pays for answers. @throws AppError */
export async function changePolicy(
  threadId: string,
  change: { exportBy: ExportBy } | { forkBy: ForkBy } | { payer: Payer },
): Promise<void> {
  await callApi('PATCH /api/threads/{threadId}', { params: { threadId }, body: change });
}

/** The assistant's settings of the thread: instructions, and one of the models that the server offers. @throws AppError */
export async function changeAssistant(
  threadId: string,
  change: { instructions: string } | { model: string | null },
): Promise<void> {
  await callApi('PATCH /api/threads/{threadId}', { params: { threadId }, body: change });
}
