// The account export of Claude, and the single objects of its API that browser extensions save: the same messages, with a tree.
import type { Attachment, ToolPart } from '@/model/archive/conversation';
import { linkOf } from '@/model/archive/citations';
import { finished } from '@/model/archive/finish';
import type { Format } from '@/model/archive/format';
import {
  attachmentKind,
  countSkipped,
  fenced,
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

const ASSISTANT = { kind: 'assistant', name: 'Claude' } as const;
/** The parent of a first message: a UUID of zeros, of either version. */
const NO_PARENT = /^0{8}-0{4}-[04]0{3}-[08]0{3}-0{12}$/;

export const claude: Format = {
  format: 'claude',
  recognises: (value) => isRecord(value) && Array.isArray(value.chat_messages),
  read: (value, limits) => {
    const conversation = recordOf(value);
    if (!Array.isArray(conversation.chat_messages)) throw new BrokenConversation('no-messages');
    const skipped: Skipped = {};
    const model = firstString(conversation.model) || null;
    return finished(
      {
        format: 'claude',
        sourceId: idOf(conversation.uuid),
        title: firstString(conversation.name),
        createdAt: timeOf(conversation.created_at),
        updatedAt: timeOf(conversation.updated_at),
        nodes: nodesOf(listOf(conversation.chat_messages), model, skipped),
        currentId: idOf(conversation.current_leaf_message_uuid),
        assistantName: ASSISTANT.name,
        skipped,
      },
      limits,
    );
  },
};

/** Branches by `index`; a message whose parent the file does not name follows the one before it. */
function nodesOf(messages: readonly unknown[], model: string | null, skipped: Skipped): TreeNode<Piece>[] {
  const known = messages.filter(isRecord);
  countSkipped(skipped, 'unreadable', messages.length - known.length);
  const hasIndex = known.every(({ index }) => typeof index === 'number');
  const ordered = hasIndex ? known.toSorted((a, b) => Number(a.index) - Number(b.index)) : known;
  let previous: string | null = null;
  return ordered.map((message, position) => {
    const id = idOf(message.uuid) ?? `message-${position + 1}`;
    const parent = message.parent_message_uuid;
    const isRoot = parent === null || NO_PARENT.test(stringOf(parent));
    const parentId = isRoot ? null : (idOf(parent) ?? previous);
    previous = id;
    const time = timeOf(message.created_at);
    return { id, parentId, time, value: pieceOf(message, { id, model, skipped }) };
  });
}

type Context = { id: string; model: string | null; skipped: Skipped };

function pieceOf(message: JsonRecord, { id, model, skipped }: Context): Piece | null {
  const speaker = speakerOf(stringOf(message.sender));
  const blocks = listOf(message.content).map(recordOf);
  const { text, ...folded } = contentOf(message, blocks);
  if (speaker === null) {
    countSkipped(skipped, 'system');
    return null;
  }
  // What a tool answers is sent under the person's name.
  if (text.trim() === '' && blocks.length > 0 && blocks.every(({ type }) => type === 'tool_result')) {
    return { kind: 'fold', sourceId: id, folded };
  }
  const isPerson = speaker === 'person';
  return {
    kind: 'message',
    message: messageOf({
      sourceId: id,
      author: isPerson ? PERSON : ASSISTANT,
      text,
      model: isPerson ? null : model,
      ...folded,
    }),
  };
}

type Content = { text: string; reasoning: string; tools: ToolPart[]; attachments: Attachment[] };

function contentOf(message: JsonRecord, blocks: readonly JsonRecord[]): Content {
  const texts: string[] = [];
  const content: Content = { text: '', reasoning: '', tools: [], attachments: filesOf(message) };
  for (const block of blocks) addBlock(block, content, texts);
  // In API-style files `text` is empty; in others `content` is.
  if (texts.every((text) => text.trim() === '')) texts.splice(0, texts.length, stringOf(message.text));
  for (const attachment of listOf(message.attachments).map(recordOf)) {
    const pasted = stringOf(attachment.extracted_content);
    if (pasted.trim() === '') continue;
    const name = firstString(attachment.file_name);
    texts.push(`${name === '' ? '' : `**${name.replace(/[*\n]/g, ' ')}**\n\n`}${fenced(pasted)}`);
  }
  return { ...content, text: texts.filter((text) => text.trim() !== '').join('\n\n') };
}

/** Pasted texts have come along as texts; the rest is named. */
function filesOf(message: JsonRecord): Attachment[] {
  const attached = listOf(message.attachments)
    .map(recordOf)
    .filter(({ extracted_content: pasted }) => stringOf(pasted).trim() === '');
  const files = [...attached, ...[...listOf(message.files), ...listOf(message.files_v2)].map(recordOf)];
  const byName = new Map<string, Attachment>();
  for (const file of files) {
    const name = firstString(file.file_name, file.file_uuid);
    const kind = attachmentKind(firstString(file.file_type, file.file_kind));
    if (name !== '' && !byName.has(name)) byName.set(name, { kind, name });
  }
  return [...byName.values()];
}

function addBlock(block: JsonRecord, content: Content, texts: string[]): void {
  switch (block.type) {
    case 'text':
      texts.push(stringOf(block.text));
      content.tools.push(
        ...listOf(block.citations)
          .map(sourceOf)
          .filter((part) => part !== null),
      );
      return;
    case 'voice_note':
      texts.push(firstString(block.text, block.transcript));
      return;
    case 'thinking':
      content.reasoning = [content.reasoning, stringOf(block.thinking)].filter(Boolean).join('\n\n');
      return;
    case 'tool_use':
      content.tools.push(callOf(block));
      return;
    case 'tool_result':
      content.tools.push({ kind: 'result', name: firstString(block.name), text: resultText(block.content) });
      return;
    case 'image':
    case 'document':
      content.attachments.push({
        kind: block.type === 'image' ? 'picture' : 'file',
        name: firstString(block.file_name, block.title, recordOf(block.source).file_name, block.type),
      });
      return;
    case 'token_budget':
    case undefined:
      return;
    default:
      content.tools.push({ kind: 'other', name: firstString(block.type), text: jsonOf(block) });
  }
}

function sourceOf(value: unknown): ToolPart | null {
  const citation = recordOf(value);
  const details = isRecord(citation.details) ? citation.details : citation;
  const link = linkOf({ url: details.url ?? citation.url, title: citation.title });
  return link === '' ? null : { kind: 'source', name: firstString(citation.title), text: link };
}

/** Of an artifact its content under its title, of any other tool its arguments. */
function callOf({ name, input }: JsonRecord): ToolPart {
  const { title, id, content, new_str: changed, language } = recordOf(input);
  if (name !== 'artifacts') return { kind: 'call', name: firstString(name), text: jsonOf(input) };
  const text = firstString(content, changed);
  return {
    kind: 'call',
    name: firstString(title, id, name),
    text: text === '' ? jsonOf(input) : fenced(text, stringOf(language)),
  };
}

function resultText(content: unknown): string {
  if (typeof content === 'string') return content;
  return listOf(content)
    .map(recordOf)
    .map((block) => firstString(block.text, block.title, block.url))
    .filter(Boolean)
    .join('\n\n');
}
