// Titles by the model: after the first answer, and never over a title by a person.
import 'server-only';
import { FieldValue } from 'firebase-admin/firestore';
import { type Message, messageSchema, readableText } from '@/model/message';
import { threadPath } from '@/model/paths';
import { titlePrompt } from '@/model/prompt';
import { fencedMessage } from '@/model/prompt-fence';
import { threadSchema } from '@/model/thread';
import { modelTitle } from '@/model/title';
import { isRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';
import { completeText } from './model/model';
import { messagesBefore } from '@/server/messages/messages';

const TITLE_TIMEOUT_MS = 20_000;

/** A title of at most 50 characters for a conversation; '' when the model has none. @throws ModelFailure */
export async function generateThreadTitle(messages: readonly Message[]): Promise<string> {
  const conversation = messages
    .map((message) =>
      fencedMessage({ authorName: message.authorName, text: readableText(message).slice(0, 800) }),
    )
    .join('\n');
  const text = await completeText(titlePrompt(conversation), AbortSignal.timeout(TITLE_TIMEOUT_MS));
  return modelTitle(text);
}

/** Generates a title for a thread that still has its default one. A failure is retried after the next answer. */
export async function nameThread(threadId: string): Promise<void> {
  const ref = firestore().doc(threadPath(threadId));
  try {
    const before = readDocument(threadSchema, await ref.get());
    if (before?.titleBy !== 'default' || before.state !== 'open') return;
    const { docs } = await messagesBefore(firestore(), threadId, 20).limit(6).get();
    const title = await generateThreadTitle(readDocuments(messageSchema, docs).toReversed());
    if (title === '') return;
    // Read again: a person may have renamed the thread while the model was writing.
    const snapshot = await ref.get();
    if (readDocument(threadSchema, snapshot)?.titleBy !== 'default' || snapshot.updateTime === undefined)
      return;
    await ref.update(
      { title, titleBy: 'assistant', changedAt: FieldValue.serverTimestamp() },
      { lastUpdateTime: snapshot.updateTime },
    );
  } catch (error) {
    if (!isRefused(error)) logError('title not generated', error, { threadId });
  }
}
