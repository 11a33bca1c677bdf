// The account export of ChatGPT: a tree of nodes by id in `mapping`. Slim exports have no `children`, so parents alone are read.
import type { Attachment, ToolPart } from '@/model/archive/conversation';
import { finished } from '@/model/archive/finish';
import type { Format } from '@/model/archive/format';
import { withoutCitationMarks } from '@/model/archive/citations';
import {
  attachmentKind,
  countSkipped,
  fenced,
  messageOf,
  PERSON,
  type Folded,
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

const ASSISTANT = { kind: 'assistant', name: 'ChatGPT' } as const;

export const chatgpt: Format = {
  format: 'chatgpt',
  recognises: (value) => isRecord(value) && isRecord(value.mapping),
  read: (value, limits) => {
    const conversation = recordOf(value);
    if (!isRecord(conversation.mapping)) throw new BrokenConversation('no-messages');
    const skipped: Skipped = {};
    const model = firstString(conversation.default_model_slug);
    const nodes = Object.entries(conversation.mapping).map(([id, node]) =>
      nodeOf({ id, node, model, skipped }),
    );
    return finished(
      {
        format: 'chatgpt',
        sourceId: idOf(conversation.conversation_id, conversation.id),
        title: stringOf(conversation.title),
        createdAt: timeOf(conversation.create_time),
        updatedAt: timeOf(conversation.update_time),
        nodes,
        currentId: idOf(conversation.current_node),
        assistantName: ASSISTANT.name,
        skipped,
      },
      limits,
    );
  },
};

type Context = { id: string; model: string; skipped: Skipped };

function nodeOf({ node, ...context }: Context & { node: unknown }): TreeNode<Piece> {
  const { parent, message } = recordOf(node);
  if (!isRecord(node)) countSkipped(context.skipped, 'unreadable');
  return {
    id: context.id,
    parentId: idOf(parent),
    time: timeOf(recordOf(message).create_time),
    value: isRecord(message) ? pieceOf(message, context) : null,
  };
}

/** Kinds of content that hold the person's profile, instructions and memories, under the role `user`. */
const PROFILE_KINDS: ReadonlySet<string> = new Set(['user_editable_context', 'model_editable_context']);

function pieceOf(message: JsonRecord, context: Context): Piece | null {
  const metadata = recordOf(message.metadata);
  const role = stringOf(recordOf(message.author).role);
  const kind = stringOf(recordOf(message.content).content_type);
  // guard: profile-skipped
  if (PROFILE_KINDS.has(kind) || metadata.is_user_system_message === true) return skip(context, 'profile');
  if (metadata.is_visually_hidden_from_conversation === true) return skip(context, 'hidden');
  if (role === 'system') return hasText(message) ? skip(context, 'system') : null;
  if (kind === 'reasoning_recap') return null;
  return role === 'user' ? personPiece(message, context) : assistantPiece(message, context, role);
}

function skip({ skipped }: Context, reason: 'profile' | 'hidden' | 'system'): null {
  countSkipped(skipped, reason);
  return null;
}

function hasText(message: JsonRecord): boolean {
  const { text, attachments } = contentOf(message);
  return text.trim() !== '' || attachments.length > 0;
}

function personPiece(message: JsonRecord, { id }: Context): Piece | null {
  const { text, attachments } = contentOf(message);
  if (text.trim() === '' && attachments.length === 0) return null;
  return { kind: 'message', message: messageOf({ sourceId: id, author: PERSON, text, attachments }) };
}

function assistantPiece(message: JsonRecord, { id, model }: Context, role: string): Piece | null {
  const folded = foldedOf(message, role);
  if (folded !== null) return isNothing(folded) ? null : { kind: 'fold', sourceId: id, folded };
  const { text, attachments } = contentOf(message);
  // Steps of a search and the like leave empty answers behind.
  if (text.trim() === '' && attachments.length === 0) return null;
  const slug = firstString(recordOf(message.metadata).model_slug, model);
  return {
    kind: 'message',
    message: messageOf({
      sourceId: id,
      author: ASSISTANT,
      text: withoutCitationMarks(text, recordOf(message.metadata)),
      attachments,
      model: slug === '' ? null : slug,
    }),
  };
}

function isNothing({ reasoning = '', tools = [], attachments = [] }: Folded): boolean {
  return reasoning === '' && attachments.length === 0 && tools.every(({ text }) => text.trim() === '');
}

/** What is shown folded; null for a text that is read. */
function foldedOf(message: JsonRecord, role: string): Folded | null {
  const content = recordOf(message.content);
  const kind = stringOf(content.content_type);
  if (kind === 'thoughts') return { reasoning: thoughtsOf(content) };
  const recipient = firstString(message.recipient) || 'all';
  if (role === 'assistant' && recipient !== 'all') return folded('call', recipient, contentOf(message));
  if (role === 'assistant' && READ_KINDS.has(kind)) return null;
  const name = firstString(recordOf(message.author).name, role);
  switch (kind) {
    case 'tether_quote':
    case 'tether_browsing_display':
    case 'sonic_webpage':
      return folded('source', firstString(content.title, content.domain, content.url, name), {
        text: [content.url, content.summary, content.text, content.result]
          .map(stringOf)
          .filter(Boolean)
          .join('\n'),
        attachments: [],
      });
    default:
      return folded(
        role === 'tool' ? 'result' : 'other',
        role === 'tool' ? name : kind || name,
        contentOf(message),
      );
  }
}

const READ_KINDS: ReadonlySet<string> = new Set(['text', 'multimodal_text', 'code', '']);

function folded(kind: ToolPart['kind'], name: string, { text, attachments }: Content): Folded {
  return { tools: text.trim() === '' ? [] : [{ kind, name, text }], attachments };
}

function thoughtsOf(content: JsonRecord): string {
  return listOf(content.thoughts)
    .map(recordOf)
    .map(({ summary, content: text }) =>
      [stringOf(summary) && `**${stringOf(summary)}**`, stringOf(text)].filter(Boolean).join('\n\n'),
    )
    .filter(Boolean)
    .join('\n\n');
}

type Content = { text: string; attachments: Attachment[] };

function contentOf(message: JsonRecord): Content {
  const content = recordOf(message.content);
  const named = new Map(listOf(recordOf(message.metadata).attachments).map(namedFile));
  const texts: string[] = [];
  for (const part of listOf(content.parts)) {
    if (typeof part === 'string') texts.push(part);
    else if (isRecord(part)) addPart(part, texts, named);
  }
  if (content.content_type === 'code') {
    const language = firstString(content.language).replace(/^unknown$/, '');
    const text = stringOf(content.text);
    // The argument of a tool is no answer, and is folded without a fence.
    texts.push(
      firstString(message.recipient, 'all') === 'all' && text.trim() !== '' ? fenced(text, language) : text,
    );
  } else if (listOf(content.parts).length === 0) {
    texts.push(firstString(content.text, content.output_str, content.result) || unknownText(content));
  }
  return { text: texts.filter((text) => text.trim() !== '').join('\n\n'), attachments: [...named.values()] };
}

/** A part of a kind that nobody knows yet, as JSON without the fields that only name it. */
function unknownText(content: JsonRecord): string {
  const { content_type: _kind, parts: _parts, ...others } = content;
  const isText = content.content_type === 'text' || content.content_type === 'multimodal_text';
  return isText || Object.keys(others).length === 0 ? '' : jsonOf(others);
}

function namedFile(value: unknown): [id: string, file: Attachment] {
  const { id, name, mime_type: type, mimeType } = recordOf(value);
  const known = firstString(name, id) || 'file';
  return [stringOf(id) || known, { kind: attachmentKind(firstString(type, mimeType)), name: known }];
}

function addPart(part: JsonRecord, texts: string[], files: Map<string, Attachment>): void {
  const kind = stringOf(part.content_type);
  const pointer = firstString(part.asset_pointer, recordOf(part.audio_asset_pointer).asset_pointer);
  if (pointer !== '') {
    const id = pointer.slice(pointer.lastIndexOf('/') + 1);
    if (!files.has(id))
      files.set(id, { kind: kind.startsWith('image') ? 'picture' : kindOfPointer(kind), name: id });
  } else if (typeof part.text === 'string') {
    texts.push(part.text);
  }
}

function kindOfPointer(kind: string): Attachment['kind'] {
  return kind.includes('video') ? 'video' : kind.includes('audio') ? 'audio' : 'file';
}
