// Parses a conversation into what the demo model needs to answer it.
import { unescapeText } from '@/model/answer';
import { clip, oneLine } from '@/model/title';
import type { PromptMessage } from '@/model/prompt';
import { withoutDirectives } from './directives';

export type Asked = {
  name: string;
  /** The question without directives and mention, on one line. */
  question: string;
  /** The whole text, with the values of a generated form when one was submitted. */
  whole: string;
  /** The last message of another person before it. */
  earlier: { name: string; text: string } | null;
  /** The conversation has no answer yet. */
  isFirst: boolean;
};

const QUOTED_CHARS = 160;

export function askedIn(messages: readonly PromptMessage[]): Asked {
  const people = messages
    .filter((message) => message.role === 'user')
    .map(({ content }) => splitAuthor(content));
  const last = people.at(-1) ?? { name: 'you', text: '' };
  const question = oneLine(withoutDirectives(last.text).replace(/@assistant\b[,:]?/gi, ''));
  return {
    name: last.name,
    whole: last.text,
    question: clip(question === '' ? 'nothing in particular' : question, QUOTED_CHARS),
    earlier: people.slice(0, -1).findLast(({ name }) => name !== last.name) ?? null,
    isFirst: messages.every((message) => message.role !== 'assistant'),
  };
}

/** People arrive as user messages between tags (model/prompt-fence.ts). */
export function splitAuthor(content: string): { name: string; text: string } {
  const [, name, text] =
    /^<message from="([^"\n]*)"[^>\n]*>\n([\s\S]*?)(?:\n<\/message>|$)/.exec(content) ?? [];
  return name === undefined || text === undefined
    ? { name: 'you', text: content }
    : { name: unescapeText(name), text: text.replaceAll(FENCED_TAG, '<') };
}

/** Tags of C1 in a person's text, as the prompt's fence shows them: echoes are answered in C1. */
const FENCED_TAG = /&lt;(?=\/?(?:content|context|think))/g;
