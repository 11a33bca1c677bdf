// Open WebUI's export: chats with a tree by id in `history`, or, older, with a list of the active path.
import type { Attachment, ToolPart } from '@/model/archive/conversation';
import { withoutDetails } from '@/model/archive/details';
import { finished } from '@/model/archive/finish';
import type { Format } from '@/model/archive/format';
import {
  attachmentKind,
  countSkipped,
  messageOf,
  PERSON,
  speakerOf,
  type Piece,
  type Skipped,
} from '@/model/archive/pieces';
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

export const openWebui: Format = {
  format: 'open-webui',
  recognises: (value) => isRecord(value) && (isChat(value.chat) || hasHistory(value)),
  read: (value, limits) => {
    const outer = recordOf(value);
    const chat = isRecord(outer.chat) ? outer.chat : outer;
    if (!isChat(chat)) throw new BrokenConversation('no-messages');
    const skipped: Skipped = {};
    return finished(
      {
        format: 'open-webui',
        sourceId: idOf(outer.id, chat.id),
        title: firstString(outer.title, chat.title),
        createdAt: timeOf(outer.created_at ?? chat.timestamp),
        updatedAt: timeOf(outer.updated_at),
        nodes: nodesOf(chat, skipped),
        currentId: idOf(recordOf(chat.history).currentId),
        assistantName: firstString(listOf(chat.models)[0]) || 'Assistant',
        skipped,
      },
      limits,
    );
  },
};

function hasHistory(chat: JsonRecord): boolean {
  return isRecord(recordOf(chat.history).messages);
}

function isChat(value: unknown): value is JsonRecord {
  return isRecord(value) && (hasHistory(value) || Array.isArray(value.messages));
}

function nodesOf(chat: JsonRecord, skipped: Skipped): TreeNode<Piece>[] {
  const tree = Object.entries(recordOf(recordOf(chat.history).messages));
  if (tree.length > 0) {
    return tree.map(([id, message]) => {
      const { parentId, timestamp } = recordOf(message);
      return { id, parentId: idOf(parentId), time: timeOf(timestamp), value: pieceOf(message, id, skipped) };
    });
  }
  let parentId: string | null = null;
  return listOf(chat.messages).map((message, position) => {
    const { id: stated, timestamp } = recordOf(message);
    const id = idOf(stated) ?? `message-${position + 1}`;
    const node = { id, parentId, time: timeOf(timestamp), value: pieceOf(message, id, skipped) };
    parentId = id;
    return node;
  });
}

function pieceOf(message: unknown, id: string, skipped: Skipped): Piece | null {
  if (!isRecord(message)) {
    countSkipped(skipped, 'unreadable');
    return null;
  }
  const speaker = speakerOf(stringOf(message.role));
  if (speaker === null) {
    countSkipped(skipped, 'system');
    return null;
  }
  const { text, attachments } = contentOf(message);
  if (speaker === 'tool') {
    const tools = [{ kind: 'result' as const, name: firstString(message.name), text }];
    return { kind: 'fold', sourceId: id, folded: { tools, attachments } };
  }
  if (speaker === 'person') {
    return { kind: 'message', message: messageOf({ sourceId: id, author: PERSON, text, attachments }) };
  }
  const model = firstString(message.model);
  return {
    kind: 'message',
    message: messageOf({
      sourceId: id,
      author: { kind: 'assistant', name: firstString(message.modelName, model) || 'Assistant' },
      model: model === '' ? null : model,
      attachments,
      ...answerOf(message, text),
    }),
  };
}

/** `output` says the same as `content`, in parts instead of in markup. */
function answerOf(message: JsonRecord, text: string): Answer {
  const output = listOf(message.output).map(recordOf);
  if (output.length === 0) return withoutDetails(text);
  const texts = output.filter(({ type }) => type === 'message').map(outputText);
  const said = texts.filter((one) => one.trim() !== '').join('\n\n');
  const named = output.filter(({ type }) => type === 'function_call');
  const calls = new Map(named.map(({ call_id: id, name }) => [id, name]));
  return {
    text: said === '' ? withoutDetails(text).text : said,
    reasoning: output
      .filter(({ type }) => type === 'reasoning')
      .map((part) => outputText(part) || outputText({ content: part.summary }))
      .filter(Boolean)
      .join('\n\n'),
    tools: output.flatMap((part) => toolOf(part, calls)),
  };
}

type Answer = { text: string; reasoning: string; tools: ToolPart[] };

function toolOf(part: JsonRecord, calls: ReadonlyMap<unknown, unknown>): ToolPart[] {
  if (part.type === 'function_call') {
    return [{ kind: 'call', name: firstString(part.name), text: jsonOf(part.arguments) }];
  }
  if (part.type !== 'function_call_output') return [];
  const text = outputText({ content: part.output });
  return [{ kind: 'result', name: firstString(calls.get(part.call_id)), text }];
}

function outputText({ content }: JsonRecord): string {
  if (!Array.isArray(content)) return stringOf(content);
  return content
    .map(recordOf)
    .map(({ text }) => stringOf(text))
    .filter(Boolean)
    .join('\n\n');
}

function contentOf(message: JsonRecord): { text: string; attachments: Attachment[] } {
  const parts = listOf(message.content).map(recordOf);
  const texts = parts.map(({ text }) => stringOf(text)).filter((text) => text.trim() !== '');
  const pictures = parts
    .filter(({ type }) => type === 'image_url' || type === 'input_image')
    .map(() => ({ kind: 'picture' as const, name: 'image' }));
  return {
    text: typeof message.content === 'string' ? message.content : texts.join('\n\n'),
    attachments: [...pictures, ...listOf(message.files).map(recordOf).map(fileOf)],
  };
}

function fileOf(file: JsonRecord): Attachment {
  const { name, filename, meta } = recordOf(file.file);
  const type = firstString(file.content_type, recordOf(meta).content_type, file.type);
  // Never the address: pictures are inside it.
  return { kind: attachmentKind(type), name: firstString(file.name, filename, name, file.type) || 'file' };
}
