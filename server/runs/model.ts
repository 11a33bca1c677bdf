// The only file that uses the OpenAI SDK: sends a prompt, yields text, and gives every failure a name.
import 'server-only';
import OpenAI, { APIConnectionError, APIError } from 'openai';
import type { PromptMessage } from '@/model/prompt';
import { type RunError, type Usage, usageSchema } from '@/model/run';
import { config } from '@/server/platform/config';

/** A failure of the model; `kind` is what everybody in the thread is shown. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';
  readonly kind: RunError;

  constructor(kind: RunError, options?: { cause?: unknown }) {
    super(`The model failed: ${kind}`, options);
    this.kind = kind;
  }
}

export type ModelCall = {
  /** One of the models that the server offers. */
  model: string;
  messages: readonly PromptMessage[];
  signal: AbortSignal;
  /** Called with the usage of the call, and whether the model stopped at its own length limit. */
  onEnd?: (end: { usage: Usage | null; cutOff: boolean }) => void;
};

let client: OpenAI | undefined;

function openai(): OpenAI {
  const { model } = config();
  if (model === null) throw new ModelFailure('key-refused', { cause: new Error('No model is configured.') });
  // The SDK retries 408, 409, 429, 5xx and lost connections with growing, jittered waits, and only before the first byte.
  client ??= new OpenAI({
    baseURL: model.baseURL,
    apiKey: model.apiKey,
    maxRetries: 3,
    timeout: config().modelIdleMs,
  });
  return client;
}

export function modelName(): string {
  return config().model?.name ?? 'none';
}

/** Models that a thread may choose, the default first. */
export function modelChoices(): readonly string[] {
  return config().model?.choices ?? [];
}

/** The thread's model, as long as it is offered; else the default. */
export function modelFor(chosen: string | null): string {
  return chosen !== null && modelChoices().includes(chosen) ? chosen : modelName();
}

/**
 * Streams the answer in pieces as the model writes it. Ends early without an error when `signal` is aborted.
 * @throws ModelFailure: how the model failed, silence for MODEL_IDLE_MS included. Never retried after the first piece.
 */
export async function* streamAnswer({ model, messages, signal, onEnd }: ModelCall): AsyncGenerator<string> {
  const idle = idleTimer(config().modelIdleMs);
  const either = AbortSignal.any([signal, idle.signal]);
  let opened = false;
  let started = false;
  let finish: string | null = null;
  let usage: Usage | null = null;
  try {
    const stream = await openai().chat.completions.create(
      {
        model,
        messages: [...messages],
        stream: true,
        stream_options: { include_usage: true },
        ...atMost(config().answerMaxTokens),
      },
      { signal: either },
    );
    opened = true;
    for await (const chunk of stream) {
      idle.restart();
      if (chunk.usage) usage = usageOf(chunk.usage);
      const choice = chunk.choices[0];
      finish = choice?.finish_reason ?? finish;
      const text = choice?.delta?.content ?? '';
      if (text === '') continue;
      started = true;
      yield text;
    }
  } catch (error) {
    if (signal.aborted) return;
    if (idle.signal.aborted) throw new ModelFailure('timed-out', { cause: error });
    // A broken connection discards what arrived but was not read yet: the model may have started without any text seen here.
    throw failureOf(error, opened);
  } finally {
    idle.clear();
  }
  if (signal.aborted) return;
  // Aborting ends the SDK's loop without an error, and so does a server that hangs up in the middle.
  if (idle.signal.aborted) throw new ModelFailure('timed-out');
  requireFinished(finish, started);
  onEnd?.({ usage, cutOff: finish === 'length' });
}

/** Some servers report only one of the two numbers: then the usage is unknown. */
function usageOf(reported: { prompt_tokens?: unknown; completion_tokens?: unknown }): Usage | null {
  const { prompt_tokens: prompt, completion_tokens: completion } = reported;
  return usageSchema.safeParse({ prompt, completion }).data ?? null;
}

function requireFinished(finish: string | null, started: boolean): void {
  if (finish === 'content_filter') throw new ModelFailure('filtered');
  if (finish === null) throw new ModelFailure('cut-stream');
  if (!started) throw new ModelFailure('empty');
}

/** Every call is bounded: a model without a bound writes until its own. */
function atMost(tokens: number): { max_tokens: number } | { max_completion_tokens: number } {
  switch (config().maxTokensField) {
    case 'max_tokens':
      return { max_tokens: tokens };
    case 'max_completion_tokens':
      return { max_completion_tokens: tokens };
  }
}

/** One short text as a whole, for titles. @throws ModelFailure */
export async function completeText(messages: readonly PromptMessage[], signal: AbortSignal): Promise<string> {
  try {
    const completion = await openai().chat.completions.create(
      { model: modelName(), messages: [...messages], ...atMost(config().titleMaxTokens) },
      { signal },
    );
    return completion.choices[0]?.message?.content ?? '';
  } catch (error) {
    throw failureOf(error, false);
  }
}

function failureOf(error: unknown, started: boolean): ModelFailure {
  if (error instanceof ModelFailure) return error;
  return new ModelFailure(kindOf(error, started), { cause: error });
}

function kindOf(error: unknown, started: boolean): RunError {
  if (error instanceof APIConnectionError) return started ? 'cut-stream' : 'unreachable';
  if (!(error instanceof APIError)) return started ? 'cut-stream' : 'unknown';
  const { status, code } = error;
  if (status === undefined) return started ? 'cut-stream' : 'unreachable';
  if (status === 429) return 'rate-limited';
  if (status === 401 || status === 403) return 'key-refused';
  if (code === 'context_length_exceeded' || status === 413) return 'context-too-long';
  if (code === 'content_filter') return 'filtered';
  return status >= 500 ? 'unreachable' : 'refused';
}

const IDLE_TICKS = 20;

/**
 * Counted in ticks, which do not fire while the process is suspended: after its own sleep the server first reads what the
 * model has sent meanwhile.
 */
function idleTimer(ms: number): { signal: AbortSignal; restart: () => void; clear: () => void } {
  const controller = new AbortController();
  let silent = 0;
  const timer = setInterval(() => {
    silent += 1;
    if (silent > IDLE_TICKS) controller.abort();
  }, ms / IDLE_TICKS);
  const restart = () => {
    silent = 0;
  };
  return { signal: controller.signal, restart, clear: () => clearInterval(timer) };
}
