// How an act ended, in one word that a test compares.
import { AppError } from '@/model/errors';

/** The code of its refusal; “done” without one. */
export function codeOf(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof AppError) return error.code;
      throw error;
    },
  );
}
