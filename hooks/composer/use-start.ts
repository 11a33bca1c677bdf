'use client';
// The first message of a thread that does not exist yet: the thread is made when it is sent. Until then nothing is written but here.
import { useCallback, useEffect, useRef, useState } from 'react';
import { isBlank } from '@/model/message';
import { onLocalStoreChange, readLocalStore, writeLocalStore } from '@/services/core/local-store';
import { createThread } from '@/services/threads/threads';
import { useAction } from '@/hooks/core/use-action';
import { useNavigate } from '@/hooks/core/use-location';
import { useMe } from '@/hooks/core/session/use-workspace';
import { useToasts } from '@/hooks/core/use-toasts';
import { noteMadeHere } from './made-here';
import { isTooLong } from './use-composer';
import { useSending } from './use-outbox';
import { putUnsent } from './use-unsent';

const STORE_KEY = 'unsent-start';

type Start = {
  text: string;
  write: (text: string) => void;
  isTooLong: boolean;
  /** The thread is being made. */
  busy: boolean;
  /** The text stays when no thread could be made. */
  submit: () => Promise<void>;
  /** Makes the thread without a message; the text goes along, unsent. `before` it is opened. */
  makeEmpty: (before: (threadId: string) => void) => Promise<void>;
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
  const submit = async () => {
    if (isBlank(text) || isTooLong(text)) return;
    const isMade = await create((threadId) => send({ threadId, text, ask: true }));
    if (isMade) write('');
  };
  const makeEmpty: Start['makeEmpty'] = async (before) => {
    const isMade = await create((threadId) => {
      if (!isBlank(text)) putUnsent({ uid, threadId }, text);
      before(threadId);
    });
    if (isMade) write('');
  };
  return { text, write, isTooLong: isTooLong(text), busy, submit, makeEmpty };
}

/**
 * Creates a thread and navigates to it: once, however often it is called meanwhile. Its row in the list arrives with the
 * listener. Returns false when it failed.
 */
function useNewThread() {
  const { run, busy } = useAction(useToasts());
  const navigate = useNavigate();
  /** Two presses before the next render make one thread. */
  const isUnderway = useRef(false);
  const create = async (before: (threadId: string) => void): Promise<boolean> => {
    if (isUnderway.current) return false;
    isUnderway.current = true;
    const created = await run(async () => {
      const { id } = await createThread({ id: crypto.randomUUID() });
      noteMadeHere(id);
      before(id);
      navigate(`/t/${id}`);
    });
    isUnderway.current = false;
    return created !== null;
  };
  return { create, busy: busy !== null };
}

function stored(uid: string): string {
  const text = readLocalStore(uid, STORE_KEY);
  return typeof text === 'string' ? text : '';
}
