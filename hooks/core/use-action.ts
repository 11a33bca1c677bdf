'use client';
// One thing that somebody sets going: while it lasts it is busy, and a failure is told once, as a toast or in words beside
// what was pressed.
import { useCallback, useState } from 'react';
import { asAppError, type AppError } from '@/model/errors';
import type { useToasts } from './use-toasts';

type RunOptions = {
  /** What `busy` is meanwhile, where several things may be set going. */
  as?: string;
  /** The toast that says that it is done; where toasts are given. */
  done?: string;
};

/** Null: it failed. */
export type Outcome<T> = { value: T } | null;

export type Action = {
  /** Resolves to what the work brings; to null when it failed, which is told by then. Never rejects. */
  run: <T>(work: () => Promise<T>, options?: RunOptions) => Promise<Outcome<T>>;
  /** Null while nothing goes on. */
  busy: string | null;
  /** Why the last one failed, until the next one is set going; never where toasts tell it. */
  error: AppError | null;
};

type Toasts = Pick<ReturnType<typeof useToasts>, 'toast' | 'toastError'>;

/** `toasts`: failures are told there; else `error` is for the caller to show. */
export function useAction(toasts?: Toasts): Action {
  const [state, setState] = useState<Omit<Action, 'run'>>({ busy: null, error: null });
  const { toast, toastError } = toasts ?? NO_TOASTS;
  const run = useCallback(
    async <T>(work: () => Promise<T>, { as = 'at work', done }: RunOptions = {}): Promise<Outcome<T>> => {
      setState({ busy: as, error: null });
      try {
        const value = await work();
        if (done !== undefined) toast?.(done);
        setState({ busy: null, error: null });
        return { value };
      } catch (cause) {
        toastError?.(cause);
        setState({ busy: null, error: toastError ? null : asAppError(cause) });
        return null;
      }
    },
    [toast, toastError],
  );
  return { run, ...state };
}

const NO_TOASTS: Partial<Toasts> = {};
