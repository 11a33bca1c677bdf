'use client';
// The first message of a thread that does not exist yet: the thread is made when it is sent. Until then nothing is written but here.
import { useCallback, useEffect, useRef, useState } from 'react';
import { isBlank } from '@/model/message';
import { onLocalStoreChange, readLocalStore, writeLocalStore } from '@/services/core/local-store';
import { useMe } from '@/hooks/core/session/use-workspace';
import { useNewThread } from '@/hooks/threads/use-threads';
import { isTooLong } from './use-composer';
import { useSending } from './use-outbox';

const STORE_KEY = 'unsent-start';

type Start = {
  text: string;
  write: (text: string) => void;
  isTooLong: boolean;
  /** The thread is being made. */
  busy: boolean;
  /** The text stays when no thread could be made. */
  submit: () => Promise<void>;
};

export function useStart(): Start {
  const { uid } = useMe();
  const [text, setText] = useState(() => stored(uid));
  const { create, busy } = useNewThread();
  const { send } = useSending();
  useEffect(() => onLocalStoreChange(uid, STORE_KEY, () => setText(stored(uid))), [uid]);
  const write = useCallback(
    (next: string) => {
      setText(next);
      writeLocalStore(uid, STORE_KEY, next === '' ? null : next);
    },
    [uid],
  );
  /** Two presses before the next render make one thread. */
  const isUnderway = useRef(false);
  const submit = async () => {
    if (isUnderway.current || isBlank(text) || isTooLong(text)) return;
    isUnderway.current = true;
    const threadId = await create();
    isUnderway.current = false;
    if (threadId === null) return;
    send({ threadId, text, ask: true });
    write('');
  };
  return { text, write, isTooLong: isTooLong(text), busy, submit };
}

function stored(uid: string): string {
  const text = readLocalStore(uid, STORE_KEY);
  return typeof text === 'string' ? text : '';
}
