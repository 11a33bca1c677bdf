// Conversations as a program brings them: begun, sent in parts, finished.
import type { Conversation, ConversationMessage } from '@/model/archive/conversation';
import { messageOf } from '@/model/archive/pieces';
import { type FinishImportResponse, importParts } from '@/model/import';
import type { BeginImportRequest } from '@/model/import-requests';
import type { Person } from '@/server/access/person';

export const T0 = 1_700_000_000_000;

/** `count` messages, Ada and an assistant in turn, a second apart. */
export function talk(count: number, message: Partial<ConversationMessage> = {}): ConversationMessage[] {
  return Array.from({ length: count }, (_, index) => {
    const isAda = index % 2 === 0;
    return messageOf({
      sourceId: `m${index + 1}`,
      author: isAda ? { kind: 'person', name: 'Ada' } : { kind: 'assistant', name: 'ChatGPT' },
      text: `words ${index + 1}`,
      createdAt: T0 + index * 1_000,
      ...message,
    });
  });
}

export function conversation(
  messages: ConversationMessage[],
  more: Partial<Conversation> = {},
): Conversation {
  return {
    format: 'chatgpt',
    sourceId: 'c1',
    title: 'Tides',
    createdAt: T0,
    updatedAt: T0,
    messages,
    branches: [],
    skipped: {},
    cut: {},
    ...more,
  };
}

export function beginOf(
  { format, sourceId, title, createdAt, updatedAt, messages }: Conversation,
  more: Partial<BeginImportRequest> = {},
): BeginImportRequest {
  return {
    file: { id: 'file-one', bytes: 1_000 },
    conversation: { format, sourceId, title, createdAt, updatedAt, messages: messages.length },
    ...more,
  };
}

/** After setUpFixtures. */
export async function importing() {
  const [{ beginImport }, { addPart }, { finishImport }] = await Promise.all([
    import('@/server/imports/begin'),
    import('@/server/imports/parts'),
    import('@/server/imports/finish'),
  ]);

  /** All but the end of it. */
  async function sent(person: Person, one: Conversation, more: Partial<BeginImportRequest> = {}) {
    const begun = await beginImport(person, beginOf(one, more));
    let part = 0;
    for (const entries of importParts(one)) {
      await addPart(person, begun.importId, { part, entries });
      part += 1;
    }
    return begun;
  }

  async function imported(
    person: Person,
    one: Conversation,
    more: Partial<BeginImportRequest> = {},
  ): Promise<FinishImportResponse> {
    const { importId } = await sent(person, one, more);
    return await finishImport(person, importId);
  }

  return { sent, imported };
}
