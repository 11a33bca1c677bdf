// Lists of messages by role, the common form of chat APIs and training sets: `[{role, content}]`, alone or as `messages` of an object.
import { reasoningOf, withoutReasoning } from '@/model/answer';
import type { Attachment, Conversation, ToolPart } from '@/model/archive/conversation';
import { finished } from '@/model/archive/finish';
import type { Format } from '@/model/archive/format';
import {
  attachmentKind,
  countSkipped,
  messageOf,
  speakerOf,
  type Piece,
  type Skipped,
} from '@/model/archive/pieces';
import { sha256Hex } from '@/model/archive/sha256';
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
import type { ArchiveLimits } from '@/model/import-limits';

/** A message of such a list: who, and what. */
export function isRoleMessage(value: unknown): boolean {
  return isRecord(value) && typeof value.role === 'string' && ('content' in value || 'tool_calls' in value);
}

export function isShareGptMessage(value: unknown): boolean {
  return isRecord(value) && typeof value.from === 'string' && typeof value.value === 'string';
}

const isList = (value: unknown, isOne: (one: unknown) => boolean) =>
  Array.isArray(value) && value.slice(0, MAX_LOOKED_AT).some(isOne);

/** Messages looked at before a list is not recognised. */
const MAX_LOOKED_AT = 20;

export const openai: Format = {
  format: 'openai',
  recognises: (value) => isList(value, isRoleMessage) || isList(recordOf(value).messages, isRoleMessage),
  read: (value, limits) =>
    readList({
      format: 'openai',
      head: recordOf(value),
      messages: Array.isArray(value) ? value : listOf(recordOf(value).messages),
      limits,
    }),
};

export const sharegpt: Format = {
  format: 'sharegpt',
  recognises: (value) =>
    isList(value, isShareGptMessage) || isList(recordOf(value).conversations, isShareGptMessage),
  read: (value, limits) =>
    readList({
      format: 'sharegpt',
      head: recordOf(value),
      messages: Array.isArray(value) ? value : listOf(recordOf(value).conversations),
      limits,
    }),
};

type List = {
  format: 'openai' | 'sharegpt';
  head: JsonRecord;
  messages: readonly unknown[];
  limits: ArchiveLimits;
};

function readList({ format, head, messages, limits }: List): Conversation {
  const skipped: Skipped = {};
  const nodes: TreeNode<Piece>[] = [];
  for (const message of messages) {
    if (!isRecord(message)) {
      countSkipped(skipped, 'unreadable');
      continue;
    }
    const parentId = nodes.at(-1)?.id ?? null;
    const id = idOf(message.id) ?? idByContent(parentId ?? '', message);
    const time = timeOf(message.created_at ?? message.createdAt ?? message.create_time ?? message.timestamp);
    nodes.push({ id, parentId, time, value: pieceOf(message, id, skipped) });
  }
  return finished(
    {
      format,
      sourceId: idOf(head.id, head.conversation_id, head.conversationId),
      title: firstString(head.title, head.name),
      createdAt: timeOf(head.created_at ?? head.createdAt ?? head.create_time ?? head.created),
      updatedAt: timeOf(head.updated_at ?? head.updatedAt ?? head.update_time),
      nodes,
      currentId: nodes.at(-1)?.id ?? null,
      assistantName: firstString(head.model) || 'Assistant',
      skipped,
    },
    limits,
  );
}

/** By everything up to here: a longer list has the same ids, and a repeated message another. */
function idByContent(previous: string, message: JsonRecord): string {
  return `m-${sha256Hex(`${previous}\n${roleOf(message)}\n${textOf(message)}`).slice(0, 32)}`;
}

const roleOf = ({ role, from }: JsonRecord) => firstString(role, from);

function pieceOf(message: JsonRecord, id: string, skipped: Skipped): Piece | null {
  const speaker = speakerOf(roleOf(message));
  const text = textOf(message);
  if (speaker === null) {
    countSkipped(skipped, 'system');
    return null;
  }
  const name = firstString(message.name);
  if (speaker === 'tool') {
    const kind = /call/.test(roleOf(message)) ? 'call' : 'result';
    return { kind: 'fold', sourceId: id, folded: { tools: [{ kind, name, text }] } };
  }
  if (speaker === 'person') {
    return {
      kind: 'message',
      message: messageOf({
        sourceId: id,
        author: { kind: 'person', name },
        text,
        attachments: filesOf(message),
      }),
    };
  }
  const model = firstString(message.model);
  const thought = [
    firstString(message.reasoning_content, message.reasoning),
    ...reasoningOf(text).map((one) => one.text),
  ];
  return {
    kind: 'message',
    message: messageOf({
      sourceId: id,
      author: { kind: 'assistant', name: name || model || 'Assistant' },
      text: withoutReasoning(text),
      model: model === '' ? null : model,
      reasoning: thought.filter(Boolean).join('\n\n'),
      tools: listOf(message.tool_calls).map(callOf),
      attachments: filesOf(message),
    }),
  };
}

function textOf({ content, value }: JsonRecord): string {
  if (typeof content === 'string') return content;
  if (typeof value === 'string') return value;
  return listOf(content)
    .map((part) =>
      typeof part === 'string' ? part : firstString(recordOf(part).text, recordOf(part).refusal),
    )
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

function callOf(value: unknown): ToolPart {
  const { function: called, name, arguments: args } = recordOf(value);
  return {
    kind: 'call',
    name: firstString(recordOf(called).name, name),
    text: jsonOf(recordOf(called).arguments ?? args),
  };
}

function filesOf({ content }: JsonRecord): Attachment[] {
  return listOf(content)
    .map(recordOf)
    .flatMap(({ type, file, filename }) => {
      const kind = stringOf(type);
      if (kind === 'image_url' || kind === 'input_image' || kind === 'image') {
        return [{ kind: 'picture' as const, name: 'image' }];
      }
      if (kind === 'input_audio') return [{ kind: 'audio' as const, name: 'audio' }];
      if (kind !== 'file' && kind !== 'input_file') return [];
      const name = firstString(filename, recordOf(file).filename) || 'file';
      return [{ kind: attachmentKind(''), name }];
    });
}
