// What the model reads before it answers: everything that stands above the place of the answer, read once a run.
import 'server-only';
import { messageSchema } from '@/model/message';
import { instructionsPath } from '@/model/paths';
import { type PromptMessage, type Spoken, promptFor } from '@/model/prompt';
import { config } from './config';
import { readDocuments } from './documents';
import { firestore } from './firebase';
import { messagesBefore } from './messages';

/** What stands above a place, newest first, and the thread's instructions. */
type History = { messages: Spoken[]; instructions: string };

/** The prompt for the answer at `answerSeq`: instructions and history in one round trip. */
export async function readPrompt(threadId: string, answerSeq: number): Promise<PromptMessage[]> {
  return promptOf(await readHistory(threadId, answerSeq));
}

/**
 * The prompt for a question that is being stored at this moment at `seq`: what stands above it is read meanwhile, so
 * that the model waits for one round trip less. The batch that stores it is refused when anything lands in between.
 */
export async function readPromptAbove(
  threadId: string,
  seq: number,
  question: Spoken,
): Promise<PromptMessage[]> {
  const { messages, instructions } = await readHistory(threadId, seq);
  return promptOf({ messages: [question, ...messages], instructions });
}

async function readHistory(threadId: string, beforeSeq: number): Promise<History> {
  const db = firestore();
  const [history, instructions] = await Promise.all([
    messagesBefore(db, threadId, beforeSeq).limit(config().promptMaxMessages).get(),
    db.doc(instructionsPath(threadId)).get(),
  ]);
  const text: unknown = instructions.get('text');
  return {
    messages: readDocuments(messageSchema, history.docs),
    instructions: typeof text === 'string' ? text : '',
  };
}

function promptOf({ messages, instructions }: History): PromptMessage[] {
  const { systemPrompt, promptMaxMessages, promptMaxTokens } = config();
  return promptFor({
    messages: messages.slice(0, promptMaxMessages),
    systemPrompt,
    instructions,
    maxTokens: promptMaxTokens,
  });
}
