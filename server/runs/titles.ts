// Titles by the model: after the first answer, and never over a title by a person.
import 'server-only';
import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  type WriteBatch,
} from 'firebase-admin/firestore';
import { type Message, isRemoved, messageSchema, readableText } from '@/model/message';
import { messagePath, threadPath } from '@/model/paths';
import { titlePrompt } from '@/model/prompt';
import { fencedMessage } from '@/model/prompt-fence';
import { type Thread, threadSchema } from '@/model/thread';
import { modelTitle } from '@/model/title';
import { isRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';
import { type Meter, completeText, modelName } from './model/model';
import { addTitle } from '@/server/usage/ledger';
import { priceOf } from '@/server/usage/prices';
import { spentBy } from '@/server/usage/spent';
import { messagesBefore } from '@/server/messages/messages';
import { untitle } from '@/server/messages/untitle';

const TITLE_TIMEOUT_MS = 20_000;

/** A title of at most 50 characters for a conversation; '' when the model has none. What it used is the run's. */
export async function generateThreadTitle(messages: readonly Message[], runId: string): Promise<string> {
  const conversation = messages
    .map((message) =>
      fencedMessage({ authorName: message.authorName, text: readableText(message).slice(0, 800) }),
    )
    .join('\n');
  const prompt = { messages: titlePrompt(conversation), model: modelName() };
  const meter: Meter = [];
  let text = '';
  try {
    text = await completeText({ ...prompt, meter, signal: AbortSignal.timeout(TITLE_TIMEOUT_MS) });
  } finally {
    const responses = meter.map((tokens) => tokens());
    await addTitle(runId, { model: prompt.model, spent: spentBy({ responses, prompt, text }) });
  }
  return modelTitle(text);
}

/**
 * Generates a title for a thread that still has its default one, after an answer: its run pays. A failure is retried after the
 * next answer.
 */
export async function nameThread(threadId: string, runId: string): Promise<void> {
  const ref = firestore().doc(threadPath(threadId));
  try {
    const before = readDocument(threadSchema, await ref.get());
    if (before?.titleBy !== 'default' || before.state !== 'open') return;
    if (priceOf(modelName()) === 'refused') return;
    const { docs } = await messagesBefore(firestore(), threadId, 20).limit(6).get();
    const from = readable(docs).toReversed();
    const title = await generateThreadTitle(from, runId);
    if (title === '' || from.length === 0) return;
    // Read again: a person may have renamed the thread while the model was writing.
    const snapshot = await ref.get();
    if (readDocument(threadSchema, snapshot)?.titleBy !== 'default' || snapshot.updateTime === undefined)
      return;
    const titleFrom = from.map(({ id }) => id);
    // A message that is hidden or deleted after this read changes the thread document, too.
    // guard: no-title-from-removed-messages
    if ((await readMessages(threadId, titleFrom)).length < titleFrom.length) return;
    await ref.update(
      { title, titleBy: 'assistant', titleFrom, changedAt: FieldValue.serverTimestamp() },
      { lastUpdateTime: snapshot.updateTime },
    );
  } catch (error) {
    if (!isRefused(error)) logError('title not generated', error, { threadId });
  }
}

/** Those that have not been hidden or deleted. */
function readable(docs: readonly DocumentSnapshot[]): Message[] {
  return readDocuments(messageSchema, docs).filter(({ status }) => !isRemoved(status));
}

async function readMessages(threadId: string, ids: readonly string[]): Promise<Message[]> {
  const db = firestore();
  return readable(await db.getAll(...ids.map((id) => db.doc(messagePath(threadId, id)))));
}

type Retraction = { thread: Thread; threadRef: DocumentReference; messageId: string };

/**
 * Where the model's title was made from a message that is being hidden or deleted: the changes of the thread document by which
 * the title leaves with it. Adds to `batch` the changes of its copies: see `untitle`.
 */
export async function retractTitle(
  batch: WriteBatch,
  { thread, threadRef, messageId }: Retraction,
): Promise<Partial<Awaited<ReturnType<typeof untitle>>>> {
  if (thread.titleBy !== 'assistant') return {};
  const titleFrom: unknown = (await threadRef.get()).get('titleFrom');
  // guard: titles-leave-with-their-messages
  if (!Array.isArray(titleFrom) || !titleFrom.includes(messageId)) return {};
  return await untitle(batch, thread.id);
}
