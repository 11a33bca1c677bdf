'use client';
// Fences of an answer that are drawn as something to fill in. Only this file is loaded with a thread.
import { createContext, lazy, Suspense, type ReactNode } from 'react';
import { loadChunk } from '@/hooks/core/load-chunk';
import { Boundary } from '@/app/_ui/boundary';
import { FencesContext, type Fence } from '@/app/_thread/markdown/fences';
import type { AnswerWithForms } from '@/app/_thread/message/generated/forms/forms-store';

/** The answer around a fence; `text` without its reasoning. */
type FenceAnswer = {
  text: string;
  isStreaming: boolean;
  /** Null: nobody can fill in anything. */ forms: AnswerWithForms | null;
};

export const FenceAnswerContext = createContext<FenceAnswer>({ text: '', isStreaming: false, forms: null });

const FormBlock = lazy(() =>
  loadChunk(() => import('./form-block')).then((module) => ({ default: module.FormBlock })),
);

const FENCES = new Map([['form', (fence: Fence): ReactNode => <FormFence {...fence} />]]);

function FormFence(fence: Fence) {
  return (
    <Boundary resetBy={fence.source} fallback={fence.code}>
      <Suspense fallback={fence.code}>
        <FormBlock {...fence} />
      </Suspense>
    </Boundary>
  );
}

export function FencesInAnswer({ answer, children }: { answer: FenceAnswer; children: ReactNode }) {
  return (
    <FenceAnswerContext value={answer}>
      <FencesContext value={FENCES}>{children}</FencesContext>
    </FenceAnswerContext>
  );
}
