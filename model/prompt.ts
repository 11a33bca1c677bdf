// The prompt: the thread's instructions, then as many of the newest messages as the budget holds.
import { withoutReasoning } from './answer';
import { isFromFile } from './imported';
import { withoutMentions } from './mentions';
import { ASSISTANT_NAME, PRODUCT_NAME, UNNAMED_PERSON } from './product';
import {
  FENCE_RULES,
  FORM_RULES,
  fencedInstructions,
  fencedMessage,
  withoutMessageTags,
} from './prompt-fence';
import type { Message } from './message';
import { estimateTokens, textWithin } from './tokens';

export type PromptMessage = { role: 'system' | 'user' | 'assistant'; content: string };

/** What did not fit into a prompt whole. Older messages that are left out do not count. */
export type Cut = NonNullable<Message['metadata']['cut']>[number];

/** The messages of a request, its model, and what was cut. */
export type Prompt = { messages: PromptMessage[]; model: string; cut: Cut[] };

/** The fields of a message that a prompt needs. */
export type PromptSource = Pick<Message, 'role' | 'authorName' | 'content' | 'status'> & {
  replyTo?: Message['replyTo'];
  imported?: Message['imported'];
  sentForm?: Message['sentForm'];
};

type PromptOptions = {
  /** Newest first; only messages before the answer's position. */
  messages: readonly PromptSource[];
  systemPrompt: string | undefined;
  instructions: string;
  /** In tokens of `estimateTokens`. */
  maxTokens: number;
};

/** What a message costs besides its text: its role, and its borders. */
const TOKENS_PER_MESSAGE = 4;
const REST_LEFT_OUT = '\n[The rest is left out, because it is too long. Say so in your answer.]';

/**
 * The newest messages within the budget, in their order. The newest one is always included, and cut when it alone is too long;
 * instructions have at most half of the budget. Only `systemPrompt`, which is the operator's, is never cut.
 */
export function promptFor({
  messages,
  systemPrompt,
  instructions,
  maxTokens,
}: PromptOptions): Pick<Prompt, 'messages' | 'cut'> {
  const framedInstructions = framedWithin(fencedInstructions, instructions, maxTokens / 2);
  const cut: Cut[] = framedInstructions.isCut ? ['instructions'] : [];
  const formRules = messages.some(({ sentForm }) => sentForm) ? FORM_RULES : '';
  const system = [systemPrompt ?? defaultSystemPrompt, FENCE_RULES, formRules, framedInstructions.text]
    .filter((text) => text.trim() !== '')
    .join('\n\n');
  let left = maxTokens - costOf(system);
  const included: PromptMessage[] = [];
  for (const message of messages) {
    const entry = promptMessage(message);
    if (entry === null) continue;
    const frame = (text: string) => promptMessage({ ...message, content: text })?.content ?? '';
    if (included.length === 0) {
      const { text, isCut } = framedWithin(frame, message.content, Math.max(left, maxTokens / 4));
      entry.content = text;
      if (isCut) cut.push('question');
    }
    left -= costOf(entry.content, included.length > 0 ? left : Infinity);
    if (left < 0 && included.length > 0) break;
    included.unshift(entry);
  }
  return { messages: [{ role: 'system', content: system }, ...included], cut };
}

/** Of what costs more than `most`, no more is counted than shows that: a message may be far longer than the budget. */
function costOf(content: string, most = Infinity): number {
  return estimateTokens(content, most - TOKENS_PER_MESSAGE) + TOKENS_PER_MESSAGE;
}

type Framed = { text: string; isCut: boolean };

/** As much of `text` as fits, in its frame. A frame escapes tags, which lengthens a text: then less of it is tried. */
function framedWithin(frame: (text: string) => string, text: string, most: number): Framed {
  const whole = frame(text);
  if (costOf(whole, most) <= most) return { text: whole, isCut: false };
  for (let share = most - costOf(frame('…')) - costOf(REST_LEFT_OUT); ; share /= 2) {
    const cut = frame(textWithin(text, share)) + REST_LEFT_OUT;
    if (costOf(cut, most) <= most || share < 1) return { text: cut, isCut: true };
  }
}

/** Failed, cancelled, deleted, hidden and empty messages are left out, and so is the reasoning of answers; people are named, and so is the author they reply to. */
function promptMessage(message: PromptSource): PromptMessage | null {
  // guard: imported-fenced-in-prompt
  const isFenced = message.role === 'user' || isFromFile(message.imported);
  const readable = message.role === 'user' ? message.content : withoutReasoning(message.content);
  const content = isFenced && readable !== '' ? fenced({ ...message, content: readable }) : readable;
  // An answer that was stopped while the model was reasoning has nothing to be read either.
  if (message.content === '' || content === '') return null;
  switch (message.status) {
    case 'deleted':
    case 'hidden':
    case 'failed':
    case 'cancelled':
      return null;
    case 'sent':
    case 'done':
    case 'stopped':
    case 'cut-off':
      return isFenced
        ? { role: 'user', content }
        : { role: 'assistant', content: withoutMessageTags(content) };
  }
}

function fenced({ authorName, replyTo, content, imported, sentForm }: PromptSource): string {
  return fencedMessage({
    authorName: authorName === '' ? UNNAMED_PERSON : authorName,
    replyingTo: replyTo?.authorName,
    importedFrom: isFromFile(imported) ? imported.format : undefined,
    filledBy: sentForm?.filledBy ?? [],
    text: withoutMentions(content),
  });
}

const defaultSystemPrompt = [
  `You are ${ASSISTANT_NAME} in ${PRODUCT_NAME}, a conversation that several people hold together.`,
  'Several people read your answer while you write it.',
  'Answer the last question, using what was said before. Address people by name when it matters who is meant.',
  'Never claim to have done something outside this conversation.',
].join(' ');

const TITLE_PROMPT_TOKENS = 1_500;

/** The request for a title of a young thread. */
export function titlePrompt(conversation: string): PromptMessage[] {
  return [
    {
      role: 'system',
      content:
        'Give this conversation a title of two to six words, at most 50 characters, in the language it is held in. Reply with the title alone: no quotes, no full stop.',
    },
    { role: 'user', content: textWithin(conversation, TITLE_PROMPT_TOKENS) },
  ];
}
