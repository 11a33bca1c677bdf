// Whether a message asks the assistant, and why: the composer says so before, the server decides by the same words.
import type { ReplyPolicy } from './thread';

export type Asking =
  | { asks: true; because: 'alone' | 'mentioned' | 'always' | 'switched-on' }
  | { asks: false; because: 'others-here' | 'not-mentioned' | 'off' | 'switched-off' };

type Circumstances = {
  policy: ReplyPolicy;
  /** Members who may say something. */
  speakers: number;
  text: string;
  /** The "Ask" switch or the API's `ask`; undefined when nobody touched it. */
  ask: boolean | undefined;
};

/** `off` beats everything; then the switch; then a mention; then the thread's policy. */
export function asking({ policy, speakers, text, ask }: Circumstances): Asking {
  if (policy === 'off') return { asks: false, because: 'off' };
  if (ask === false) return { asks: false, because: 'switched-off' };
  if (ask === true) return { asks: true, because: 'switched-on' };
  if (mentionsAssistant(text)) return { asks: true, because: 'mentioned' };
  switch (policy) {
    case 'always':
      return { asks: true, because: 'always' };
    case 'mention':
      return { asks: false, because: 'not-mentioned' };
    case 'auto':
      return speakers <= 1 ? { asks: true, because: 'alone' } : { asks: false, because: 'others-here' };
  }
}

/** `@assistant` as a word of its own, in any case; not inside an e-mail address or another name. */
export function mentionsAssistant(text: string): boolean {
  return /(^|[^\p{L}\p{N}_.@-])@assistant(?![\p{L}\p{N}_-])/iu.test(text);
}
