'use client';
// State of the composer: the text, whether it will ask, and sending it once.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReplyDecision } from '@/model/reply-decision';
import { MAX_MESSAGE_BYTES, byteLength } from '@/model/limits';
import { withMentions, type Nameable } from '@/model/mentions';
import { isBlank } from '@/model/message';
import type { Thread } from '@/model/thread';
import { useAsk, type UsualChange } from './use-ask';
import { useSending } from './use-outbox';
import { useReply, type Replying } from './use-reply';
import { useUnsent } from './use-unsent';
import { useMe } from '@/hooks/core/session/use-workspace';

export type Composer = {
  text: string;
  write: (text: string) => void;
  /** Changes the text by what it is at that moment, and moves the focus into the box. */
  insert: (next: (text: string) => string) => void;
  /** Grows with each `insert`. */
  insertCount: number;
  /** The people whom a message here can mention. */
  people: readonly Nameable[];
  /** A person was chosen from `people` while writing. */
  choose: (person: Nameable) => void;
  outcome: ReplyDecision;
  /** Turns asking on or off; it stays so. */
  setAsk: (ask: boolean) => void;
  usualChange: UsualChange | null;
  isTooLong: boolean;
  /** How many bytes more fit, negative when it is too long; null while the limit is far. */
  bytesLeft: number | null;
  replying: Replying;
  submit: () => boolean;
  /** Sends a text that was not typed here: a starter, a follow-up of an answer. */
  ask: (text: string) => void;
};

type ComposerOptions = {
  thread: Thread;
  /** Names of everybody who can be mentioned, by uid. */
  names: ReadonlyMap<string, string>;
  /** Called on every change by typing: true while the box is not empty. */
  onTyped: (isWriting: boolean) => void;
};

export function useComposer({ thread, names, onTyped }: ComposerOptions): Composer {
  const { uid } = useMe();
  const [text, setText] = useUnsent(thread.id);
  const people = useMemo(
    () => [...names].map(([id, name]) => ({ id, name })).filter(({ id }) => id !== uid),
    [names, uid],
  );
  /** People chosen from the mention list: of two with the same name, the last chosen is mentioned. */
  const chosen = useRef<readonly Nameable[]>([]);
  const { send } = useSending();
  const replying = useReply(thread.id);
  /** The current text, also before the next render: a double press sends once. */
  const current = useRef(text);
  useEffect(() => {
    // From another device, or from an earlier visit.
    current.current = text;
  }, [text]);

  const write = useCallback(
    (next: string) => {
      current.current = next;
      setText(next);
      onTyped(!isBlank(next));
    },
    [setText, onTyped],
  );
  const [insertCount, setInsertCount] = useState(0);
  const insert = useCallback(
    (next: (text: string) => string) => {
      write(next(current.current));
      setInsertCount((count) => count + 1);
    },
    [write],
  );
  const { outcome, setAsk, sent, usualChange } = useAsk(thread, { text, replyTo: replying.to });
  const bytesLeft = useMemo(() => bytesLeftIn(text), [text]);

  const submit = () => {
    if (isBlank(current.current) || isTooLong(current.current)) return false;
    const storedText = withMentions(current.current, [...chosen.current, ...people]);
    send({ threadId: thread.id, text: storedText, ask: outcome.asks, replyTo: replying.to });
    write('');
    replying.close();
    sent();
    return true;
  };
  const askNow = useCallback(
    (question: string) => send({ threadId: thread.id, text: question, ask: true }),
    [send, thread.id],
  );
  const choose = useCallback((person: Nameable) => {
    chosen.current = [person, ...chosen.current];
  }, []);
  return {
    text,
    write,
    insert,
    insertCount,
    people,
    choose,
    outcome,
    setAsk,
    usualChange,
    isTooLong: (bytesLeft ?? 0) < 0,
    bytesLeft,
    replying,
    submit,
    ask: askNow,
  };
}

/** The counter appears within this distance from the limit. */
const NEAR_BYTES = 8 * 1024;

/** How many bytes more fit into a message; null while the limit is far. */
export function bytesLeftIn(text: string): number | null {
  // A UTF-16 code unit takes at most three bytes; most texts need not be measured.
  if (text.length * 3 < MAX_MESSAGE_BYTES - NEAR_BYTES) return null;
  const left = MAX_MESSAGE_BYTES - byteLength(text);
  return left < NEAR_BYTES ? left : null;
}

export function isTooLong(text: string): boolean {
  return (bytesLeftIn(text) ?? 0) < 0;
}

/** A suggestion put into the box: it takes nothing away that was typed. */
export function suggestedText(typed: string, suggestion: string): string {
  return isBlank(typed) ? suggestion : `${typed.trimEnd()}\n\n${suggestion}`;
}
