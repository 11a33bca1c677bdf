'use client';
// The Ask switch of a thread's composer, kept in this browser.
import { useEffect, useState } from 'react';
import { replyDecision, type ReplyDecision } from '@/model/reply-decision';
import { isBlank, type ReplyTo } from '@/model/message';
import { ASSISTANT_ID } from '@/model/product';
import type { Thread } from '@/model/thread';
import { readLocalStore, writeLocalStore } from '@/services/core/local-store';
import { useMe } from '@/hooks/core/session/use-workspace';
import { afterChange, afterPress, afterSending, askFor, type AskSwitch } from './ask-switch';

/** Whether plain words ask now, because who can write here changed; `count` grows with each change. */
export type UsualChange = { asks: boolean; isWriting: boolean; count: number };

export type Ask = {
  outcome: ReplyDecision;
  setAsk: (ask: boolean) => void;
  sent: () => void;
  usualChange: UsualChange | null;
};

const nameOf = (threadId: string) => `ask:${threadId}`;

export function useAsk(
  { id, postingMembers, settings }: Thread,
  { text, replyTo }: { text: string; replyTo: ReplyTo | null },
): Ask {
  const { uid } = useMe();
  const [state, setState] = useState<AskSwitch>(() => {
    const kept = readLocalStore(uid, nameOf(id));
    return { kept: typeof kept === 'boolean' ? kept : undefined, once: undefined, held: undefined };
  });
  const { kept } = state;
  useEffect(() => writeLocalStore(uid, nameOf(id), kept ?? null), [uid, id, kept]);

  const policy = settings.replyPolicy;
  const decide = (words: string, ask: boolean | undefined) =>
    replyDecision({ policy, postingMembers, text: words, ask });
  const usual = decide('', undefined).asks;
  const repliesToAnswer = replyTo?.authorId === ASSISTANT_ID;
  const outcome = decide(text, askFor(state, { text, repliesToAnswer }));

  const [last, setLast] = useState({ usual, policy, asked: outcome.asks, replyId: replyTo?.id });
  const [usualChange, setUsualChange] = useState<UsualChange | null>(null);
  if (last.usual !== usual) {
    const isWriting = !isBlank(text);
    setState((before) => afterChange(before, last.asked, isWriting));
    if (last.policy === policy)
      setUsualChange((before) => ({ asks: usual, isWriting, count: (before?.count ?? 0) + 1 }));
  }
  if (last.replyId !== replyTo?.id) setState((before) => ({ ...before, once: undefined }));
  const now = { usual, policy, asked: outcome.asks, replyId: replyTo?.id };
  if (Object.entries(now).some(([name, value]) => Reflect.get(last, name) !== value)) setLast(now);

  return {
    outcome,
    setAsk: (ask) => setState(afterPress(state, ask, { text, repliesToAnswer, usual })),
    sent: () => setState(afterSending),
    usualChange,
  };
}
