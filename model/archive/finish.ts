// The last step of every parser: texts without hidden characters and within their bounds, ids once, times that never fall.
import { clipBytes } from '@/model/answer';
import { cleanText } from '@/model/clean-text';
import {
  MAX_IMPORTED_ATTACHMENTS,
  MAX_IMPORTED_REASONING_BYTES,
  MAX_IMPORTED_TEXT_BYTES,
  MAX_IMPORTED_TOOLS_BYTES,
  type ArchiveLimits,
} from '@/model/import-limits';
import { byteLength, MAX_NAME_CHARS } from '@/model/limits';
import { withoutMentions } from '@/model/mentions';
import { isBlank } from '@/model/message';
import { clip, oneLine, personTitle } from '@/model/title';
import type { ArchiveFormat, Branch, Conversation, ConversationMessage, ToolPart } from './conversation';
import { countSkipped, messagesOf, type Piece, type Skipped } from './pieces';
import { BrokenConversation } from './refusal';
import { sha256Hex } from './sha256';
import { pathOf, type TreeNode } from './tree';

export type Draft = {
  format: ArchiveFormat;
  /** Null: the file has no id, and the first message stands for the conversation. */
  sourceId: string | null;
  title: string;
  createdAt: number | null;
  updatedAt: number | null;
  nodes: readonly TreeNode<Piece>[];
  /** The node that was open last; null: the newest. */
  currentId: string | null;
  assistantName: string;
  skipped: Skipped;
};

/** @throws BrokenConversation without a message, or with too many */
export function finished(draft: Draft, limits: ArchiveLimits): Conversation {
  if (draft.nodes.length > limits.messages) throw new BrokenConversation('too-many-messages');
  const { path, branches, duplicates } = pathOf(draft.nodes, draft.currentId);
  const assistant = { kind: 'assistant', name: draft.assistantName } as const;
  const messageAbove = messageIdsOf([path, ...branches.map(({ nodes }) => nodes)]);
  const work: Work = {
    seen: new Set(),
    skipped: { ...draft.skipped },
    cut: {},
    nameOf: remembered((name) => clip(oneLine(name), MAX_NAME_CHARS)),
    modelOf: remembered(shortName),
  };
  countSkipped(work.skipped, 'duplicate', duplicates);
  const main = finishedMessages(messagesOf(path, assistant), draft.createdAt, work);
  const others = branches.map(({ leafId, afterId, nodes }): Branch => ({
    sourceId: boundedId(leafId),
    after: afterId === null ? null : (messageAbove.get(afterId) ?? null),
    messages: finishedMessages(messagesOf(nodes, assistant), null, work),
  }));
  if (main.length === 0) throw new BrokenConversation('no-messages');
  return {
    format: draft.format,
    sourceId: draft.sourceId === null ? idByContent(main) : boundedId(draft.sourceId),
    title: personTitle(draft.title),
    createdAt: draft.createdAt ?? main[0]?.createdAt ?? null,
    updatedAt: draft.updatedAt,
    messages: withKnownReplies(main),
    branches: others.filter(({ messages }) => messages.length > 0),
    skipped: work.skipped,
    cut: work.cut,
  };
}

/** A conversation without an id of its own is known by its first message, which a longer export has too. */
export const CONTENT_ID = 'content-';

function idByContent([first]: readonly ConversationMessage[]): string {
  return `${CONTENT_ID}${sha256Hex(`${first?.author.kind}\n${first?.text}`).slice(0, 40)}`;
}

/** Ids of another product, of any length. */
export function boundedId(id: string): string {
  const wellFormed = id === '' ? NO_ID : id.toWellFormed();
  return wellFormed.length <= MAX_ID_CHARS ? wellFormed : `long-${sha256Hex(wellFormed)}`;
}

/** A file may have even this as a key. */
const NO_ID = '-';
const MAX_ID_CHARS = 200;

/** For each node the id of its message, or, of a folded one, of the nearest message before it. */
function messageIdsOf(lines: readonly (readonly TreeNode<Piece>[])[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const line of lines) {
    let last: string | undefined;
    for (const { id, value } of line) {
      if (value?.kind === 'message') last = boundedId(value.message.sourceId);
      if (last !== undefined) ids.set(id, last);
    }
  }
  return ids;
}

type Work = {
  seen: Set<string>;
  skipped: Skipped;
  cut: Conversation['cut'];
  nameOf: (name: string) => string;
  modelOf: (name: string) => string;
};

/** A conversation has few names and many messages. */
function remembered(clean: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name) ?? clean(name);
    if (known.size < MAX_REMEMBERED) known.set(name, found);
    return found;
  };
}

const MAX_REMEMBERED = 1_000;

function finishedMessages(
  messages: readonly ConversationMessage[],
  since: number | null,
  work: Work,
): ConversationMessage[] {
  const done: ConversationMessage[] = [];
  let clock: number | null = null;
  for (const message of messages) {
    const clean = cleanMessage(message, work);
    if (work.seen.has(clean.sourceId)) {
      countSkipped(work.skipped, 'duplicate');
    } else if (isEmpty(clean)) {
      countSkipped(work.skipped, 'empty');
    } else {
      work.seen.add(clean.sourceId);
      const createdAt: number | null = timeAfter(clean.createdAt, clock) ?? since;
      clock = createdAt;
      done.push(...inParts({ ...clean, createdAt }));
    }
  }
  return done;
}

/** A child comes after its parent, whatever the clocks of a file said; without a time it has its parent's. */
function timeAfter(time: number | null, previous: number | null): number | null {
  return time === null || previous === null ? (time ?? previous) : Math.max(time, previous + 1);
}

function isEmpty({ text, reasoning, tools, attachments }: ConversationMessage): boolean {
  return isBlank(text) && reasoning === '' && tools.length === 0 && attachments.length === 0;
}

function cleanMessage(message: ConversationMessage, work: Work): ConversationMessage {
  const thought = message.reasoning === '' ? '' : cleanText(message.reasoning).trim();
  const reasoning = clipBytes(thought, MAX_IMPORTED_REASONING_BYTES);
  const tools = boundedTools(message.tools);
  const attachments = message.attachments.slice(0, MAX_IMPORTED_ATTACHMENTS);
  if (reasoning.length < thought.length) count(work.cut, 'reasoning');
  if (tools.isCut) count(work.cut, 'tools');
  if (attachments.length < message.attachments.length) count(work.cut, 'attachments');
  return {
    ...message,
    sourceId: boundedId(message.sourceId),
    author: { ...message.author, name: work.nameOf(message.author.name) },
    // Nobody is mentioned by a file: a mention in it shows the name that it has.
    text: withoutMentions(cleanText(message.text)).replace(/^\n+/, '').trimEnd(),
    replyTo: message.replyTo === null ? null : boundedId(message.replyTo),
    model: message.model === null ? null : work.modelOf(message.model),
    reasoning,
    tools: tools.parts,
    attachments: attachments.map(({ kind, name }) => ({ kind, name: shortName(name) })),
  };
}

function count(cut: Conversation['cut'], reason: keyof Conversation['cut']): void {
  cut[reason] = (cut[reason] ?? 0) + 1;
}

const shortName = (name: string) => clip(oneLine(name), MAX_ID_CHARS);

/** The first parts whole, as many as fit, and the beginning of the next. */
function boundedTools(tools: readonly ToolPart[]): { parts: ToolPart[]; isCut: boolean } {
  let left = MAX_IMPORTED_TOOLS_BYTES;
  let isCut = false;
  const parts: ToolPart[] = [];
  for (const { kind, name, text } of tools) {
    const room = left - TOOL_PART_BYTES;
    if (room <= 0) return { parts, isCut: true };
    const clean = cleanText(text).trim();
    const kept = clipBytes(clean, room);
    isCut ||= kept.length < clean.length;
    left = room - byteLength(kept);
    parts.push({ kind, name: shortName(name), text: kept });
  }
  return { parts, isCut };
}

/** What a part costs besides its text. */
const TOOL_PART_BYTES = 100;

/** A text over the limit goes on in further messages, cut at a line where there is one. */
function inParts(message: ConversationMessage): ConversationMessage[] {
  if (message.text.length * 3 <= MAX_IMPORTED_TEXT_BYTES) return [message];
  const [first = '', ...rest] = textParts(message.text);
  const continued = { reasoning: '', tools: [], attachments: [], replyTo: null };
  return [
    { ...message, text: first },
    ...rest.map((text, index) => ({
      ...message,
      ...continued,
      sourceId: boundedId(`${message.sourceId}#${index + 2}`),
      text,
    })),
  ];
}

function textParts(text: string): string[] {
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const most = clipBytes(text.slice(at, at + MAX_IMPORTED_TEXT_BYTES), MAX_IMPORTED_TEXT_BYTES);
    const line = at + most.length < text.length ? most.lastIndexOf('\n') : -1;
    const part = line > most.length / 2 ? most.slice(0, line + 1) : most;
    parts.push(part);
    at += part.length;
  }
  return parts;
}

/** A reply to what is not here is none. */
function withKnownReplies(messages: readonly ConversationMessage[]): ConversationMessage[] {
  const known = new Set<string>();
  return messages.map((message) => {
    known.add(message.sourceId);
    const isKnown =
      message.replyTo !== null && message.replyTo !== message.sourceId && known.has(message.replyTo);
    return isKnown ? message : { ...message, replyTo: null };
  });
}
