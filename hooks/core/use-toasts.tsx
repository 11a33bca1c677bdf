'use client';
// One short message at a time about what just happened; announced by the status region.
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { actionStrings } from './strings';
import { useErrorText, useStrings } from './use-strings';

export type Toast = {
  text: string;
  tone: 'done' | 'failed';
  at: number;
  /** Takes back what the text says. */
  undo: (() => void) | null;
};

type Toasts = {
  current: Toast | null;
  toast: (text: string, undo?: () => void) => void;
  /** Says what did not work. */
  toastFailure: (text: string) => void;
  /** Shows the text of an error. */
  toastError: (error: unknown) => void;
  dismiss: () => void;
};

const SHOWN_MS = { done: 4_000, failed: 9_000 } as const;
/** Time to read, decide and reach the button. */
const UNDO_MS = 10_000;

const ToastsContext = createContext<Toasts | null>(null);

export function ToastsProvider({ children }: { children: ReactNode }) {
  const [current, setCurrent] = useState<Toast | null>(null);
  const errorText = useErrorText();
  const toast = useCallback(
    (text: string, undo?: () => void) =>
      setCurrent({ text, tone: 'done', at: Date.now(), undo: undo ?? null }),
    [],
  );
  const toastFailure = useCallback(
    (text: string) => setCurrent({ text, tone: 'failed', at: Date.now(), undo: null }),
    [],
  );
  const toastError = useCallback(
    (error: unknown) => toastFailure(errorText(error)),
    [toastFailure, errorText],
  );
  const dismiss = useCallback(() => setCurrent(null), []);

  useEffect(() => {
    if (current === null) return;
    const timer = setTimeout(dismiss, current.undo === null ? SHOWN_MS[current.tone] : UNDO_MS);
    return () => clearTimeout(timer);
  }, [current, dismiss]);

  const value = useMemo(
    () => ({ current, toast, toastFailure, toastError, dismiss }),
    [current, toast, toastFailure, toastError, dismiss],
  );
  return <ToastsContext value={value}>{children}</ToastsContext>;
}

export function useToasts(): Toasts {
  const toasts = use(ToastsContext);
  if (toasts === null) throw new Error('ToastsProvider is missing');
  return toasts;
}

/** Takes the response to whatever asked: whoever did is told once when the budget that pays is nearly used up. */
export function useBudgetNotice(): (response: { budget?: 'nearly-used-up' | undefined }) => void {
  const { toast } = useToasts();
  const strings = useStrings(actionStrings);
  return useCallback(
    ({ budget }) => {
      if (budget !== undefined) toast(strings.budgetNearlyUsedUp);
    },
    [toast, strings],
  );
}
