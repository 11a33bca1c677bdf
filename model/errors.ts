// Everything that can fail has one of these codes; people read the words, programs the code, nobody the message text.

export const ERROR_CODES = [
  'signed-out',
  'forbidden',
  'not-found',
  'invalid',
  'conflict',
  'too-long',
  'too-many',
  'over-budget',
  'busy',
  'offline',
  'model-failed',
  'timed-out',
  'unknown',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** The one error of this product. `message` is for people when it was written for them, else `wordsFor(code)`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** After how many seconds the same may be tried again, when that is known. */
  readonly retryAfterS: number | undefined;

  constructor(code: ErrorCode, message?: string, options?: { cause?: unknown; retryAfterS?: number }) {
    super(message ?? wordsFor(code), options);
    this.code = code;
    this.retryAfterS = options?.retryAfterS;
  }
}

/** The error as it is when it is ours, else `unknown` with the error as its cause. */
export function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('unknown', undefined, { cause: error });
}

/** Says what happened and what to do, in one or two short sentences. */
export function wordsFor(code: ErrorCode): string {
  switch (code) {
    case 'signed-out':
      return 'You are signed out. Sign in and try again.';
    case 'forbidden':
      return 'Your role does not allow this. Ask an owner or admin of the thread.';
    case 'not-found':
      return 'This does not exist, or you are not a member. Ask the person who sent you here to add you.';
    case 'invalid':
      return 'Something in this request is not as it must be. Check it and try again.';
    case 'conflict':
      return 'Somebody changed this at the same moment. Look at it again and repeat.';
    case 'too-long':
      return 'This is too long. Shorten it and try again.';
    case 'too-many':
      return 'That was too much at once. Wait a moment and try again.';
    case 'over-budget':
      return 'Your answers for today are used up. You can still write to the people here.';
    case 'busy':
      return 'Too many questions are waiting in this thread. Try again when some are answered.';
    case 'offline':
      return 'The server cannot be reached. Check your connection; nothing you wrote is lost.';
    case 'model-failed':
      return 'The assistant could not answer. Ask again in a moment.';
    case 'timed-out':
      return 'This took too long. Try again.';
    case 'unknown':
      return 'Something went wrong on our side. Try again; if it stays, tell whoever runs this site.';
  }
}

/** HTTP status of each code; the API answers with nothing else. */
export const STATUS_OF: Record<ErrorCode, number> = {
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  invalid: 400,
  conflict: 409,
  'too-long': 413,
  'too-many': 429,
  'over-budget': 429,
  busy: 409,
  offline: 503,
  'model-failed': 502,
  'timed-out': 504,
  unknown: 500,
};

export function isErrorCode(value: unknown): value is ErrorCode {
  return ERROR_CODES.some((code) => code === value);
}
