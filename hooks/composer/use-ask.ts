'use client';
// The Ask switch of a thread's composer, kept in this browser.
import { useCallback, useEffect, useRef, useState } from 'react';
import * as z from 'zod/v4-mini';
import { replyDecision, type ReplyDecision } from '@/model/reply-decision';
import { isBlank, type ReplyTo } from '@/model/message';
import { ASSISTANT_ID } from '@/model/product';
import type { Thread } from '@/model/thread';
import { readLocalStore, writeLocalStore } from '@/services/core/local-store';
import { useMe } from '@/hooks/core/session/use-workspace';
import { afterChange, afterPress, afterSending, askFor, type AskSwitch } from './ask-switch';

/** Whether plain words ask now, because who can write here changed. */
export type UsualChange = { asks: boolean; isWriting: boolean };

export type Ask = {
  outcome: ReplyDecision;
  setAsk: (ask: boolean) => void;
  sent: () => void;
  usualChange: UsualChange | null;
};

const nameOf = (threadId: string) => `ask:${threadId}`;

/** As somebody set it, and what plain words did then: once they do something else, it counts no more. */
const keptSchema = z.object({ ask: z.boolean(), usual: z.boolean() });

function keptAsk(uid: string, threadId: string, usual: boolean): boolean | undefined {
  const { data } = keptSchema.safeParse(readLocalStore(uid, nameOf(threadId)));
  return data?.usual === usual ? data.ask : undefined;
}

export function useAsk(
  { id, postingMembers, settings }: Thread,
  { text, replyTo }: { text: string; replyTo: ReplyTo | null },
): Ask {
  const { uid } = useMe();
  const policy = settings.replyPolicy;
  const decide = (words: string, ask: boolean | undefined) =>
    replyDecision({ policy, postingMembers, text: words, ask });
  const usual = decide('', undefined).asks;
  const [state, setState] = useState<AskSwitch>(() => ({
    kept: keptAsk(uid, id, usual),
    once: undefined,
    held: undefined,
  }));
  const { kept } = state;
  useEffect(
    () => writeLocalStore(uid, nameOf(id), kept === undefined ? null : { ask: kept, usual }),
    [uid, id, kept, usual],
  );
  const repliesToAnswer = replyTo?.authorId === ASSISTANT_ID;
  const outcome = decide(text, askFor(state, { text, repliesToAnswer }));

  const [last, setLast] = useState({ usual, policy, asked: outcome.asks, replyId: replyTo?.id });
  const [usualChange, setUsualChange] = useState<UsualChange | null>(null);
  if (last.usual !== usual) {
    const isWriting = !isBlank(text);
    setState((before) => afterChange(before, last.asked, isWriting));
    if (last.policy === policy) setUsualChange({ asks: usual, isWriting });
  }
  const isOtherReply = last.replyId !== replyTo?.id;
  if (isOtherReply) setState((before) => ({ ...before, once: undefined }));
  if (isOtherReply || last.usual !== usual || last.policy !== policy || last.asked !== outcome.asks)
    setLast({ usual, policy, asked: outcome.asks, replyId: replyTo?.id });

  const writing = useRef({ text, repliesToAnswer, usual });
  useEffect(() => {
    writing.current = { text, repliesToAnswer, usual };
  });
  const setAsk = useCallback(
    (ask: boolean) => setState((before) => afterPress(before, ask, writing.current)),
    [],
  );

  return {
    outcome,
    setAsk,
    sent: () => setState(afterSending),
    usualChange,
  };
}
