// Whether a message asks the assistant, and why: the composer shows it beforehand, the server decides by the same function.
import type { ReplyPolicy } from './thread';

export type ReplyDecision =
  | { asks: true; reason: 'alone' | 'mentioned' | 'always' | 'switched-on' }
  | { asks: false; reason: 'others-here' | 'not-mentioned' | 'off' | 'switched-off' };

type ReplyDecisionOptions = {
  policy: ReplyPolicy;
  /** Members whose role allows posting. */
  postingMembers: number;
  text: string;
  /** The "Ask" switch or the API's `ask`; undefined when it was not set. */
  ask: boolean | undefined;
};

/** `off` overrides everything; then the switch; then a mention; then the thread's policy. */
export function replyDecision({ policy, postingMembers, text, ask }: ReplyDecisionOptions): ReplyDecision {
  if (policy === 'off') return { asks: false, reason: 'off' };
  if (ask === false) return { asks: false, reason: 'switched-off' };
  if (ask === true) return { asks: true, reason: 'switched-on' };
  if (mentionsAssistant(text)) return { asks: true, reason: 'mentioned' };
  switch (policy) {
    case 'always':
      return { asks: true, reason: 'always' };
    case 'mention':
      return { asks: false, reason: 'not-mentioned' };
    case 'auto':
      return postingMembers <= 1 ? { asks: true, reason: 'alone' } : { asks: false, reason: 'others-here' };
  }
}

/** `@assistant` as a word of its own, in any case; not inside an e-mail address or another name. */
export function mentionsAssistant(text: string): boolean {
  return /(^|[^\p{L}\p{N}_.@-])@assistant(?![\p{L}\p{N}_-])/iu.test(text);
}
