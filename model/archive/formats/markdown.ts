// Conversations as Markdown or plain text: our own export, and files with a heading or a bold name before each message.
import type { Conversation } from '@/model/archive/conversation';
import { finished } from '@/model/archive/finish';
import { headOfMarkdown, markedMessages } from '@/model/archive/markdown-file';
import { messageOf, speakerOf, type Piece } from '@/model/archive/pieces';
import { BrokenConversation } from '@/model/archive/refusal';
import { sha256Hex } from '@/model/archive/sha256';
import type { TreeNode } from '@/model/archive/tree';
import { timeOf } from '@/model/archive/values';
import type { ArchiveLimits } from '@/model/import-limits';

/** By the beginning of a file: our own mark, or the names of two speakers. */
export function isMarkdownConversation(text: string): boolean {
  if (headOfMarkdown(text) !== null) return true;
  const kinds = new Set<string>();
  for (const line of proseLines(text)) {
    const speaker = speakerLine(line);
    if (speaker !== null) kinds.add(speaker.kind);
  }
  return kinds.size === 2;
}

/** @throws BrokenConversation without a message */
export function readMarkdown(text: string, limits: ArchiveLimits): Conversation {
  const lines = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const head = headOfMarkdown(lines);
  if (head !== null) {
    const nodes = chained(markedMessages(lines).map((marked) => ({ ...marked, title: undefined })));
    return finish({ nodes, sourceId: head.id, title: head.title, createdAt: head.createdAt, limits });
  }
  const { title, messages } = spokenMessages(lines);
  return finish({ nodes: chained(messages), sourceId: null, title, createdAt: null, limits });
}

type Finish = {
  nodes: TreeNode<Piece>[];
  sourceId: string | null;
  title: string;
  createdAt: number | null;
  limits: ArchiveLimits;
};

function finish({ limits, ...draft }: Finish): Conversation {
  if (draft.nodes.length === 0) throw new BrokenConversation('no-messages');
  const currentId = draft.nodes.at(-1)?.id ?? null;
  const rest = {
    format: 'markdown',
    updatedAt: null,
    currentId,
    assistantName: 'Assistant',
    skipped: {},
  } as const;
  return finished({ ...draft, ...rest, skipped: {} }, limits);
}

type Spoken = {
  id?: string;
  kind: 'person' | 'assistant' | 'system';
  name: string;
  text: string;
  reasoning?: string;
  createdAt?: number | null;
  editedAt?: number | null;
  replyTo?: string | null;
  model?: string | null;
};

/** Each after the one before it; without ids of their own, by everything up to them. */
function chained(messages: readonly Spoken[]): TreeNode<Piece>[] {
  let parentId: string | null = null;
  return messages.map(({ id: stated, kind, name, text, ...others }): TreeNode<Piece> => {
    const id = stated ?? `m-${sha256Hex(`${parentId ?? ''}\n${kind}\n${text}`).slice(0, 32)}`;
    const { createdAt = null, editedAt = null, replyTo = null, model = null, reasoning = '' } = others;
    const message = messageOf({
      sourceId: id,
      author: { kind, name },
      text,
      createdAt,
      editedAt,
      replyTo,
      model,
      reasoning,
    });
    const node = { id, parentId, time: createdAt, value: { kind: 'message', message } as const };
    parentId = id;
    return node;
  });
}

/** By headings and bold names; what is before the first one is no message, but may have the title. */
function spokenMessages(text: string): { title: string; messages: Spoken[] } {
  const messages: (Spoken & { lines: string[] })[] = [];
  let title = '';
  const fence = new FenceState();
  for (const line of text.split('\n')) {
    const isCode = fence.reads(line);
    const speaker = isCode ? null : speakerLine(line);
    const last = messages.at(-1);
    if (speaker !== null) messages.push({ ...speaker, text: '', lines: [speaker.rest] });
    else if (last !== undefined) last.lines.push(line);
    else if (title === '') title = /^#\s+(.{1,500})$/.exec(line)?.[1] ?? '';
  }
  return {
    title,
    messages: messages.map(({ lines, kind, name, createdAt = null }) => ({
      kind,
      name,
      createdAt,
      text: withoutRule(lines.join('\n').trim()),
    })),
  };
}

/** Many exporters draw a line between messages. */
function withoutRule(text: string): string {
  return text.endsWith('\n---') ? text.slice(0, -4).trimEnd() : text;
}

/** Whether lines are inside of a fence: a heading there is code. */
class FenceState {
  #open = '';

  reads(line: string): boolean {
    const found = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    const wasOpen = this.#open !== '';
    if (!wasOpen) this.#open = found;
    else if (found[0] === this.#open[0] && found.length >= this.#open.length) this.#open = '';
    return wasOpen || found !== '';
  }
}

function* proseLines(text: string): Generator<string> {
  const fence = new FenceState();
  for (const line of text.split('\n')) if (!fence.reads(line)) yield line;
}

type Speaker = Pick<Spoken, 'kind' | 'name' | 'createdAt'> & { kind: 'person' | 'assistant'; rest: string };

const MAX_SPEAKER_CHARS = 120;

/**
 * `## User`, `### ChatGPT said:`, `**You:** text`, `User: text`, each with a time after the name if there is one. Only roles
 * that chats use: a heading of an answer is no speaker.
 */
function speakerLine(line: string): Speaker | null {
  const begin = line.slice(0, MAX_SPEAKER_CHARS);
  const heading = line.length <= MAX_SPEAKER_CHARS ? /^#{1,6}\s+(.+)$/.exec(begin)?.[1] : undefined;
  if (heading !== undefined) return speakerNamed(heading.replaceAll(/[*_`]/g, ''), '');
  const bold = /^\*\*([^*]{1,60}?):?\*\*:?/.exec(begin);
  if (bold !== null) return speakerNamed(bold[1] ?? '', line.slice(bold[0].length).trim());
  const plain = /^([A-Za-z][A-Za-z ]{1,20}):(?=\s|$)/.exec(begin);
  return plain === null ? null : speakerNamed(plain[1] ?? '', line.slice(plain[0].length).trim());
}

/** `rest`: of the line, after the name. */
function speakerNamed(label: string, rest: string): Speaker | null {
  const [, name = '', after = ''] =
    /^[^\p{L}]{0,10}(\p{L}[\p{L}\p{N} .-]{0,40}?)(?: (?:said|says|wrote))?\s*(?:$|:$|[:(·—|[]\s*(.{0,60})$)/u.exec(
      label,
    ) ?? [];
  const speaker = speakerOf(name.trim());
  if (speaker === null || speaker === 'tool') return null;
  const createdAt = timeOf(after.replace(/[)\]\s]+$/, '').trim());
  if (after !== '' && createdAt === null) return null;
  return { kind: speaker, name: speaker === 'person' ? '' : name.trim(), createdAt, rest };
}
