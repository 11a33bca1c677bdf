// What the model reads before it answers: every message before the answer's position, read once a run.
import 'server-only';
import { type LedgerRow, NOTHING_SPENT } from '@/model/ledger';
import { messageSchema } from '@/model/message';
import { instructionsPath, threadPath } from '@/model/paths';
import { type Prompt, type PromptSource, promptFor } from '@/model/prompt';
import type { Run } from '@/model/run';
import { threadSchema } from '@/model/thread';
import { config } from '@/server/platform/config';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { messagesBefore } from '@/server/messages/messages';
import { type Estimate, estimateFor } from '@/server/usage/spent';
import { modelFor } from './model/model';

/** The messages before a position, newest first, the thread's instructions and its model. */
type History = { messages: PromptSource[]; instructions: string; model: string };

/** The prompt for the answer at `answerSeq`: instructions and history in one round trip. */
export async function readPrompt(threadId: string, answerSeq: number): Promise<Prompt> {
  return promptOf(await readHistory(threadId, answerSeq));
}

/**
 * The prompt for a question that is being stored at `seq` at this moment: the history before it is read concurrently, so
 * that the model request waits one round trip less. The batch that stores it is refused when a message lands in between.
 */
export async function readPromptAbove(
  threadId: string,
  seq: number,
  question: PromptSource,
): Promise<Prompt> {
  const { messages, ...rest } = await readHistory(threadId, seq);
  return promptOf({ messages: [question, ...messages], ...rest });
}

/**
 * What attempts of a thread's runs have used, for code other than their writers: an estimate, as if the model had been asked once.
 * However many tries ask, a run's prompt is read once: while it is read its writer flushes, which refuses the try. It is not read for
 * a run without a row of the ledger.
 */
export function estimatesIn(threadId: string): (run: Run, row: LedgerRow | null) => Promise<Estimate> {
  let known: { runId: string; estimate: Estimate } | undefined;
  return async ({ id, answerSeq }, row) => {
    if (row === null) return () => NOTHING_SPENT;
    if (known?.runId !== id)
      known = { runId: id, estimate: estimateFor(await readPrompt(threadId, answerSeq)) };
    return known.estimate;
  };
}
export type EstimateOf = ReturnType<typeof estimatesIn>;

async function readHistory(threadId: string, beforeSeq: number): Promise<History> {
  const db = firestore();
  const [history, [instructions, thread]] = await Promise.all([
    messagesBefore(db, threadId, beforeSeq).limit(config().promptMaxMessages).get(),
    db.getAll(db.doc(instructionsPath(threadId)), db.doc(threadPath(threadId))),
  ]);
  const text: unknown = instructions?.get('text');
  const chosen = thread && readDocument(threadSchema, thread)?.settings.model;
  return {
    messages: readDocuments(messageSchema, history.docs),
    instructions: typeof text === 'string' ? text : '',
    model: modelFor(chosen ?? null),
  };
}

function promptOf({ messages, instructions, model }: History): Prompt {
  const { systemPrompt, promptMaxMessages, promptMaxTokens, tokenFactors } = config();
  const { messages: promptMessages, cut } = promptFor({
    messages: messages.slice(0, promptMaxMessages),
    systemPrompt,
    instructions,
    maxTokens: Math.floor(promptMaxTokens / (tokenFactors.get(model) ?? 1)),
  });
  return { messages: promptMessages, model, cut };
}
