// Every failure has one of these codes: programs branch on the code, people read its text.
import { catalogue, type Language, type Sentence } from './language';

export const ERROR_CODES = [
  'signed-out',
  'forbidden',
  'not-found',
  'share-closed',
  'invalid',
  'conflict',
  'inputs-changed',
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

/** The only error class of this product. `message` is for people: a text of its own, or the text of its code. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** Seconds after which the request may be repeated, when that is known. */
  readonly retryAfterS: number | undefined;
  readonly #text: string | Sentence;

  /** `text`: a sentence of a catalogue; a string when a server has already chosen the language. */
  constructor(
    code: ErrorCode,
    text?: string | Sentence,
    options?: { cause?: unknown; retryAfterS?: number },
  ) {
    const own = text ?? sentenceFor(code);
    super(typeof own === 'string' ? own : own('en'), options);
    this.code = code;
    this.retryAfterS = options?.retryAfterS;
    this.#text = own;
  }

  /** The text: what happened and what to do, in one or two short sentences. */
  in(language: Language): string {
    return typeof this.#text === 'string' ? this.#text : this.#text(language);
  }
}

/** An AppError unchanged; any other error as `unknown` with the error as its cause. */
export function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('unknown', undefined, { cause: error });
}

const STRINGS = catalogue<Record<ErrorCode, string>>({
  en: {
    'signed-out': 'You are signed out. Sign in and try again.',
    forbidden: 'Your role does not allow this. Ask the thread’s owner or an admin.',
    'not-found': 'This doesn’t exist, or you don’t have access. Ask the person who sent you here to add you.',
    'share-closed': 'This link can’t be opened. It may have ended, or the password is wrong.',
    invalid: 'This request is invalid. Check it and try again.',
    conflict: 'Someone else changed this at the same time. Check it and try again.',
    'inputs-changed': 'Someone changed this form just now. Check it and send it again.',
    'too-long': 'This is too long. Shorten it and try again.',
    'too-many': 'Too many requests. Wait a moment and try again.',
    'over-budget': 'You’ve used all your answers for today. You can still message people here.',
    busy: 'Too many questions are queued in this thread. Try again when some are answered.',
    offline: 'The server cannot be reached. Check your connection; nothing you wrote is lost.',
    'model-failed': 'The assistant could not answer. Try again in a moment.',
    'timed-out': 'This took too long. Try again.',
    unknown:
      'Something went wrong on our side. Try again; if it keeps happening, contact the site’s administrator.',
  },
  zh: {
    'signed-out': '您已退出登录。请登录后重试。',
    forbidden: '您的角色没有此权限。请联系会话的所有者或管理员。',
    'not-found': '内容不存在，或您无权访问。请让发给您链接的人把您加进来。',
    'share-closed': '无法打开此链接。它可能已失效，或密码不正确。',
    invalid: '请求内容有误。请检查后重试。',
    conflict: '刚刚有人同时做了更改。请查看最新内容后重试。',
    'inputs-changed': '刚刚有人更改了此表单。请查看后重新发送。',
    'too-long': '内容太长。请缩短后重试。',
    'too-many': '操作太频繁。请稍等片刻再试。',
    'over-budget': '您今天的回答次数已用完。您仍可以给这里的人发消息。',
    busy: '此会话中排队的问题太多。请等一些问题得到回答后再试。',
    offline: '无法连接服务器。请检查网络；您写的内容不会丢失。',
    'model-failed': '助手未能回答。请稍后重试。',
    'timed-out': '用时过长。请重试。',
    unknown: '我们这边出了点问题。请重试；如果仍然如此，请联系网站管理员。',
  },
});

function sentenceFor(code: ErrorCode): Sentence {
  return (language) => STRINGS[language][code];
}

/** HTTP status of each code; the API answers with nothing else. */
export const STATUS_OF: Record<ErrorCode, number> = {
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  'share-closed': 404,
  invalid: 400,
  conflict: 409,
  'inputs-changed': 409,
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
