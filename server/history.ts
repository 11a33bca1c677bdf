// What the model reads before it answers: everything that stands above the place of the answer, read once a run.
import 'server-only';
import { messageSchema } from '@/model/message';
import { instructionsPath } from '@/model/paths';
import { type PromptMessage, promptFor } from '@/model/prompt';
import { config } from './config';
import { readDocuments } from './documents';
import { firestore } from './firebase';
import { messagesBefore } from './messages';

/** The prompt for the answer at `answerSeq`: instructions and history in one round trip. */
export async function readPrompt(threadId: string, answerSeq: number): Promise<PromptMessage[]> {
  const db = firestore();
  const [history, instructions] = await Promise.all([
    messagesBefore(db, threadId, answerSeq).limit(config().promptMaxMessages).get(),
    db.doc(instructionsPath(threadId)).get(),
  ]);
  const text: unknown = instructions.get('text');
  return promptFor({
    messages: readDocuments(messageSchema, history.docs),
    systemPrompt: config().systemPrompt,
    instructions: typeof text === 'string' ? text : '',
    maxTokens: config().promptMaxTokens,
  });
}
