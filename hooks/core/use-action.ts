'use client';
// An asynchronous action of a person: it is busy while it runs, and its error is shown once, as a toast or by the
// component beside the control.
import { useCallback, useState } from 'react';
import { asAppError, type AppError } from '@/model/errors';
import type { useToasts } from './use-toasts';

type RunOptions = {
  /** The value of `busy` meanwhile, where one hook has several actions. */
  as?: string;
  /** The toast on success; requires `toasts`. */
  done?: string;
  /** Offered by that toast: takes back what was done. */
  undo?: () => void;
};

/** Null when it failed. */
export type Outcome<T> = { value: T } | null;

export type Action = {
  /** Resolves to the result of the work; to null when it failed. Never rejects. */
  run: <T>(work: () => Promise<T>, options?: RunOptions) => Promise<Outcome<T>>;
  /** Null while nothing runs. */
  busy: string | null;
  /** The error of the last run, until the next one starts; always null where toasts show errors. */
  error: AppError | null;
};

type Toasts = Pick<ReturnType<typeof useToasts>, 'toast' | 'toastError'>;

/** With `toasts`, errors are shown as toasts; otherwise the caller shows `error`. */
export function useAction(toasts?: Toasts): Action {
  const [state, setState] = useState<Omit<Action, 'run'>>({ busy: null, error: null });
  const { toast, toastError } = toasts ?? NO_TOASTS;
  const run = useCallback(
    async <T>(
      work: () => Promise<T>,
      { as = 'at work', done, undo }: RunOptions = {},
    ): Promise<Outcome<T>> => {
      setState({ busy: as, error: null });
      try {
        const value = await work();
        if (done !== undefined) toast?.(done, undo);
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
