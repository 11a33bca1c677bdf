// What a parser makes of one entry of a file, before entries become messages: a message, or something that is folded into one.
import type { Attachment, Author, ConversationMessage, SkipReason, ToolPart } from './conversation';
import type { TreeNode } from './tree';

export type Folded = {
  reasoning?: string;
  tools?: readonly ToolPart[];
  attachments?: readonly Attachment[];
};

export type Piece =
  | { kind: 'message'; message: ConversationMessage }
  /** Belongs to the assistant's next message; after the last one, to that. */
  | { kind: 'fold'; sourceId: string; folded: Folded };

export type Skipped = Partial<Record<SkipReason, number>>;

export const PERSON: Author = { kind: 'person', name: '' };

/** A message with only what differs from the usual. */
export function messageOf(
  message: Pick<ConversationMessage, 'sourceId' | 'author' | 'text'> & Partial<ConversationMessage>,
): ConversationMessage {
  return {
    createdAt: null,
    editedAt: null,
    replyTo: null,
    model: null,
    reasoning: '',
    tools: [],
    attachments: [],
    ...message,
  };
}

export function countSkipped(skipped: Skipped, reason: SkipReason, count = 1): void {
  if (count > 0) skipped[reason] = (skipped[reason] ?? 0) + count;
}

/** The messages of a path, with everything that is folded in its place and with the times of their nodes. */
export function messagesOf(nodes: readonly TreeNode<Piece>[], assistant: Author): ConversationMessage[] {
  const messages: ConversationMessage[] = [];
  let waiting: (Folded & { sourceId: string })[] = [];
  for (const { value, time } of nodes) {
    if (value === null) continue;
    if (value.kind === 'fold') {
      waiting.push({ ...value.folded, sourceId: value.sourceId });
    } else if (value.message.author.kind === 'assistant') {
      messages.push(withFolded(waiting, { ...value.message, createdAt: value.message.createdAt ?? time }));
      waiting = [];
    } else {
      // An answer that was cut short by the person's next message.
      attachToLast(messages, waiting, assistant);
      waiting = [];
      messages.push({ ...value.message, createdAt: value.message.createdAt ?? time });
    }
  }
  attachToLast(messages, waiting, assistant);
  return messages;
}

/** Before an assistant's text comes what it thought and did for it. */
function withFolded(folded: readonly Folded[], message: ConversationMessage): ConversationMessage {
  if (folded.length === 0) return message;
  return {
    ...message,
    reasoning: [...folded.map(({ reasoning = '' }) => reasoning), message.reasoning]
      .filter((text) => text !== '')
      .join('\n\n'),
    tools: [...folded.flatMap(({ tools = [] }) => tools), ...message.tools],
    attachments: [...folded.flatMap(({ attachments = [] }) => attachments), ...message.attachments],
  };
}

function attachToLast(
  messages: ConversationMessage[],
  folded: readonly (Folded & { sourceId: string })[],
  assistant: Author,
): void {
  const [first] = folded;
  if (first === undefined) return;
  const last = messages.at(-1);
  if (last?.author.kind === 'assistant') {
    const added = withFolded(folded, { ...last, reasoning: '', tools: [], attachments: [] });
    messages[messages.length - 1] = {
      ...last,
      reasoning: [last.reasoning, added.reasoning].filter((text) => text !== '').join('\n\n'),
      tools: [...last.tools, ...added.tools],
      attachments: [...last.attachments, ...added.attachments],
    };
  } else {
    messages.push(withFolded(folded, messageOf({ sourceId: first.sourceId, author: assistant, text: '' })));
  }
}

/** A fence longer than any in the text. */
export function fenced(text: string, language = ''): string {
  const longest = [...text.matchAll(/`{3,}/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language.replace(/[^\w+#.-]/g, '')}\n${text}${text.endsWith('\n') ? '' : '\n'}${fence}`;
}

export function attachmentKind(type: string): Attachment['kind'] {
  if (/^image\b/i.test(type)) return 'picture';
  if (/^audio\b/i.test(type)) return 'audio';
  return /^video\b/i.test(type) ? 'video' : 'file';
}

const ASSISTANT_ROLES = /^(?:assistant|ai|bot|model|gpt|chatgpt|claude|gemini|bard|bing|copilot|agent)$/i;
const PERSON_ROLES = /^(?:user|human|person|you|me|prompter|customer)$/i;
const TOOL_ROLES =
  /^(?:tool|function|observation|function_response|tool_response|function_call|tool_call|ipython)$/i;

/** Who speaks, by the role in a file; null: instructions to the model, and roles that nobody knows. */
export function speakerOf(role: string): 'person' | 'assistant' | 'tool' | null {
  if (PERSON_ROLES.test(role)) return 'person';
  if (ASSISTANT_ROLES.test(role)) return 'assistant';
  return TOOL_ROLES.test(role) ? 'tool' : null;
}
