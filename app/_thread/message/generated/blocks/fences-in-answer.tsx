'use client';
// Fences of a message that are drawn as something to fill in. Only this file is loaded with a thread.
import { createContext, lazy, Suspense, useMemo, type ReactNode } from 'react';
import type { Message } from '@/model/message';
import type { MessagePolls } from '@/model/poll';
import { loadChunk } from '@/hooks/core/load-chunk';
import { Boundary } from '@/app/_ui/boundary';
import { FencesContext, type Fence } from '@/app/_thread/markdown/fences';
import type { BlockName } from './drawn-block';
import type { AnswerWithForms } from '@/app/_thread/message/generated/forms/forms-store';
import type { Written } from './written';

/** A message, or an earlier version of an answer, with what is stored of its polls. */
export type MessageWithPolls = { id: string; polls: MessagePolls; isEarlier: boolean };

/** The message around a fence: it does not change while an answer is being written. */
type FenceAnswer = {
  /** Of an answer without its reasoning. Null: more may follow. */ written: Written | null;
  /** Null: nobody can fill in anything. */ forms: AnswerWithForms | null;
  /** Null: nobody can vote. */ polls: MessageWithPolls | null;
};

export const FenceAnswerContext = createContext<FenceAnswer>({
  written: null,
  forms: null,
  polls: null,
});

const Block = lazy(() =>
  loadChunk(() => import('./drawn-block')).then((module) => ({ default: module.DrawnBlock })),
);

const draw = (name: BlockName) => (fence: Fence) => (
  <Boundary resetBy={fence.source} fallback={fence.code}>
    <Suspense fallback={fence.code}>
      <Block name={name} fence={fence} />
    </Suspense>
  </Boundary>
);
const POLLS = new Map([['poll', draw('poll')]]);
const FENCES = new Map([...POLLS, ['form', draw('form')]]);

export function FencesInAnswer({ answer, children }: { answer: FenceAnswer; children: ReactNode }) {
  return (
    <FenceAnswerContext value={answer}>
      <FencesContext value={FENCES}>{children}</FencesContext>
    </FenceAnswerContext>
  );
}

/** Of what people write only polls are drawn. */
export function PollsInMessage({ message, children }: { message: Message; children: ReactNode }) {
  const { id, content: text, polls } = message;
  const written = useMemo(() => ({ text }), [text]);
  const around = useMemo(
    () => ({ written, forms: null, polls: polls ? { id, polls, isEarlier: false } : null }),
    [id, written, polls],
  );
  if (around.polls === null) return children;
  return (
    <FenceAnswerContext value={around}>
      <FencesContext value={POLLS}>{children}</FencesContext>
    </FenceAnswerContext>
  );
}
