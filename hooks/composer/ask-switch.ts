// The Ask switch as far as somebody has set it; what nobody set is the thread's policy.
import { mentionsAssistant } from '@/model/reply-decision';

export type AskSwitch = {
  /** Set for this thread until it is set back. */
  kept: boolean | undefined;
  /** Set for the message being written alone. */
  once: boolean | undefined;
  /** Where the switch stood when the usual thing changed under a message being written. */
  held: boolean | undefined;
};

/** `usual`: whether plain words ask, by the thread's policy. */
type Writing = { text: string; repliesToAnswer: boolean; usual: boolean };

/** The switch for a message; undefined where its text and the policy decide. */
export function askFor(
  { kept, once, held }: AskSwitch,
  { text, repliesToAnswer }: Omit<Writing, 'usual'>,
): boolean | undefined {
  if (once !== undefined) return once;
  if (repliesToAnswer) return true;
  return mentionsAssistant(text) ? undefined : (held ?? kept);
}

export function afterPress(
  now: AskSwitch,
  ask: boolean,
  { text, repliesToAnswer, usual }: Writing,
): AskSwitch {
  // The message itself asks: the press is about this message.
  if (repliesToAnswer || mentionsAssistant(text)) return { ...now, once: ask };
  return { kept: ask === usual ? undefined : ask, once: undefined, held: undefined };
}

/** The usual thing is another one: what was set goes, but the switch of a message being written stays where it was. */
export function afterChange(now: AskSwitch, asked: boolean, isWriting: boolean): AskSwitch {
  return { kept: undefined, once: now.once, held: isWriting ? asked : undefined };
}

/** For the next message. */
export function afterSending({ kept }: AskSwitch): AskSwitch {
  return { kept, once: undefined, held: undefined };
}
