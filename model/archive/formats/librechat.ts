// LibreChat's export of one conversation: nested by `children`, or flat by parents. It names no current leaf: the newest counts.
import type { Attachment, ToolPart } from '@/model/archive/conversation';
import { finished } from '@/model/archive/finish';
import type { Format } from '@/model/archive/format';
import { attachmentKind, countSkipped, messageOf, type Piece, type Skipped } from '@/model/archive/pieces';
import { BrokenConversation } from '@/model/archive/refusal';
import type { TreeNode } from '@/model/archive/tree';
import {
  firstString,
  idOf,
  isRecord,
  jsonOf,
  listOf,
  recordOf,
  stringOf,
  timeOf,
  type JsonRecord,
} from '@/model/archive/values';

const NO_PARENT = '00000000-0000-0000-0000-000000000000';

export const librechat: Format = {
  format: 'librechat',
  recognises: (value) =>
    isRecord(value) &&
    (Array.isArray(value.messagesTree) || (isRecordWithId(value) && hasOwnMessages(value))),
  read: (value, limits) => {
    const conversation = recordOf(value);
    const { messagesTree, messages } = conversation;
    if (!Array.isArray(messagesTree) && !Array.isArray(messages)) throw new BrokenConversation('no-messages');
    const skipped: Skipped = {};
    const flat = flattened(Array.isArray(messagesTree) ? messagesTree : listOf(messages));
    return finished(
      {
        format: 'librechat',
        sourceId: idOf(conversation.conversationId),
        title: stringOf(conversation.title),
        createdAt: timeOf(conversation.createdAt),
        updatedAt: timeOf(conversation.updatedAt),
        nodes: flat.map((one, position) => nodeOf({ ...one, position, skipped })),
        currentId: null,
        assistantName: firstString(conversation.endpoint) || 'Assistant',
        skipped,
      },
      limits,
    );
  },
};

const isRecordWithId = ({ conversationId }: JsonRecord) => typeof conversationId === 'string';

function hasOwnMessages({ messages }: JsonRecord): boolean {
  const [first] = listOf(messages).filter(isRecord);
  return Array.isArray(messages) && (first === undefined || 'messageId' in first);
}

/** `parent`: the message around it in a nested export. */
type Placed = { message: unknown; parent: string | null };

/** Iterative: an export is nested as deeply as its conversation is long. */
function flattened(messages: readonly unknown[]): Placed[] {
  const flat: Placed[] = [];
  const open: Placed[] = messages.map((message) => ({ message, parent: null })).toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    flat.push(next);
    const { children, messageId } = recordOf(next.message);
    const parent = idOf(messageId) ?? next.parent;
    for (const child of listOf(children).toReversed()) open.push({ message: child, parent });
  }
  return flat;
}

function nodeOf({
  message,
  parent,
  position,
  skipped,
}: Placed & { position: number; skipped: Skipped }): TreeNode<Piece> {
  const record = recordOf(message);
  const id = idOf(record.messageId) ?? `message-${position + 1}`;
  const stated = idOf(record.parentMessageId);
  return {
    id,
    parentId: parent ?? (stated === NO_PARENT ? null : stated),
    time: timeOf(record.createdAt),
    value: isRecord(message) ? pieceOf(message, id, skipped) : unreadable(skipped),
  };
}

function unreadable(skipped: Skipped): null {
  countSkipped(skipped, 'unreadable');
  return null;
}

function pieceOf(message: JsonRecord, id: string, skipped: Skipped): Piece | null {
  // The text of an error, not an answer.
  if (message.error === true) {
    countSkipped(skipped, 'service');
    return null;
  }
  const isPerson = message.isCreatedByUser === true;
  const sender = firstString(message.sender);
  const model = firstString(message.model);
  const parts = listOf(message.content).map(recordOf);
  return {
    kind: 'message',
    message: messageOf({
      sourceId: id,
      author: isPerson
        ? { kind: 'person', name: /^user$/i.test(sender) ? '' : sender }
        : { kind: 'assistant', name: sender || model || 'Assistant' },
      text: textsOf(parts) || stringOf(message.text),
      model: isPerson || model === '' ? null : model,
      reasoning: parts
        .map(({ think }) => textValue(think))
        .filter(Boolean)
        .join('\n\n'),
      tools: parts.flatMap(toolsOf),
      attachments: [...listOf(message.files), ...listOf(message.attachments)].map(recordOf).flatMap(fileOf),
    }),
  };
}

/** A string, or `{value}` as assistants of OpenAI write it. */
function textValue(value: unknown): string {
  return isRecord(value) ? stringOf(value.value) : stringOf(value);
}

function textsOf(parts: readonly JsonRecord[]): string {
  return parts
    .filter(({ type }) => type === 'text')
    .map(({ text }) => textValue(text))
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

function toolsOf(part: JsonRecord): ToolPart[] {
  if (part.type === 'text' || part.type === 'think' || part.type === undefined) return [];
  if (part.type !== 'tool_call') return [{ kind: 'other', name: stringOf(part.type), text: jsonOf(part) }];
  const { name, args, output, function: called } = recordOf(part.tool_call);
  const title = firstString(name, recordOf(called).name) || 'tool';
  return [
    { kind: 'call' as const, name: title, text: jsonOf(args ?? recordOf(called).arguments) },
    { kind: 'result' as const, name: title, text: jsonOf(output ?? recordOf(called).output) },
  ].filter(({ text }) => text !== '');
}

function fileOf(file: JsonRecord): Attachment[] {
  const name = firstString(file.filename, file.name, file.file_id);
  return name === '' ? [] : [{ kind: attachmentKind(stringOf(file.type)), name }];
}
