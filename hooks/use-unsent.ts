'use client';
// Text in a composer that was not sent: kept in this browser for its person and thread.
import { useCallback, useEffect, useState } from 'react';
import { keep, readKept } from '@/services/kept';
import { useMe } from './use-workspace';

const nameOf = (threadId: string) => `unsent:${threadId}`;

export function useUnsent(threadId: string): [string, (text: string) => void] {
  const { uid } = useMe();
  const [text, setText] = useState(() => textOf(readKept(uid, nameOf(threadId))));
  useEffect(() => {
    keep(uid, nameOf(threadId), text === '' ? null : text);
  }, [uid, threadId, text]);
  return [text, useCallback((next: string) => setText(next), [])];
}

/** What is left of a person's words when a thread is taken from them. */
export function useLeftover(threadId: string): string {
  const { uid } = useMe();
  const [text] = useState(() => textOf(readKept(uid, nameOf(threadId))));
  return text;
}

function textOf(kept: unknown): string {
  return typeof kept === 'string' ? kept : '';
}
