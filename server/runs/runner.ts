// One run from its turn to its answer: prompt → model → draft → settle. It holds a turn, renews it as long as the
// process lives, and stops writing the moment the turn is no longer its own.
import 'server-only';
import { MAX_ANSWER_BYTES, RUN_MAX_MS, byteLength } from '@/model/limits';
import { draftPath } from '@/model/paths';
import type { RunError, Usage } from '@/model/run';
import { isRefused } from '@/server/platform/commit';
import { config } from '@/server/platform/config';
import { type DraftWriter, draftWriter } from './draft-writer';
import { afterTellingToEnd, isEnding } from '@/server/platform/shutdown';
import { firestore } from '@/server/platform/firebase';
import { readPrompt } from './history';
import { logError, logInfo } from '@/server/platform/log';
import { ModelFailure, streamAnswer } from './model';
import { type Ending, settle } from './finalize';
import { nameThread } from './titles';
import { type HeldTurn, claimTurn, handBack, renewTurn, watchTurn } from './lease';

/** How background work outlives its request: `after` in the app, a bare call in tests and functions. */
export type Background = (work: () => Promise<void>) => void;

/**
 * Writes the answer of a held turn to its end, then lets the next waiting run begin as a piece of work of its own.
 * Whatever happens to the run is settled as a failed answer or left to a takeover.
 */
export async function writeAnswer(turn: HeldTurn, background: Background): Promise<void> {
  try {
    const outcome = await write(turn);
    logInfo('writer ended', { ...factsOf(turn), outcome });
    if (outcome === 'handed-back') return;
    if (outcome === 'settled') background(() => nameThread(turn.threadId));
  } catch (error) {
    logError('run left to a takeover', error, factsOf(turn));
    return;
  }
  await continueThread(turn.threadId, background);
}

/**
 * Starts whatever waits in a thread, or takes over what a dead server left; nothing when neither is there. A server
 * that ends only says that there is something: another one takes it.
 */
export async function continueThread(threadId: string, background: Background): Promise<void> {
  const by = isEnding() ? 'nobody' : 'this-server';
  const next = await claimTurn(threadId, { by, leaseMs: config().leaseMs });
  if (next !== undefined) background(() => writeAnswer(next, background));
}

/** How a writer's part in a run ended; `lost` by a stop or a takeover. */
type Outcome = 'settled' | 'lost' | 'handed-back';

type Written = Pick<Ending, 'status'> & {
  error?: RunError;
  usage: Usage | null;
  firstTokenMs: number | undefined;
  /** Undefined when it was not even asked. */
  model: string | undefined;
};

async function write(turn: HeldTurn): Promise<Outcome> {
  const { threadId, run, attempt } = turn;
  const begunAt = Date.now();
  const abort = new AbortController();
  const lose = () => abort.abort('lost');
  const draft = draftWriter(firestore().doc(draftPath(threadId, run.id, attempt)), { onLost: lose });
  const stopWatching = watchTurn(turn, lose);
  const stopRenewing = keepRenewing(turn, lose);
  const deadline = setTimeout(() => abort.abort('deadline'), RUN_MAX_MS);
  const stayHere = afterTellingToEnd(config().handBackMs, () => abort.abort('handed-back'));
  try {
    const written = await askModel({ turn, draft, abort, begunAt });
    const isCutShort = abort.signal.reason === 'handed-back';
    const parts = await draft.close();
    if (abort.signal.reason === 'lost') return 'lost';
    if (isCutShort) {
      stopRenewing();
      await handBack(turn);
      return 'handed-back';
    }
    const { status, error, usage, firstTokenMs, model } = written;
    const metadata = {
      ...(model !== undefined && { model }),
      totalMs: Date.now() - begunAt,
      ...(usage && { tokens: usage }),
      ...(firstTokenMs !== undefined && { firstTokenMs }),
    };
    const text = draft.text();
    const fence = { attempt, parts };
    return await settleOnce({
      threadId,
      run,
      status,
      text,
      usage,
      metadata,
      fence,
      ...(error && { error }),
    });
  } finally {
    stopWatching();
    stopRenewing();
    clearTimeout(deadline);
    stayHere();
    await draft.close();
    logInfo('draft closed', { ...factsOf(turn), ...draft.flushes() });
  }
}

async function askModel({
  turn,
  draft,
  abort,
  begunAt,
}: {
  turn: HeldTurn;
  draft: DraftWriter;
  abort: AbortController;
  begunAt: number;
}): Promise<Written> {
  let usage: Usage | null = null;
  let firstTokenMs: number | undefined;
  let model: string | undefined;
  let cutOff = false;
  let bytes = 0;
  try {
    const prompt = await (turn.prompt ?? readPrompt(turn.threadId, turn.run.answerSeq));
    model = prompt.model;
    const pieces = streamAnswer({
      ...prompt,
      signal: abort.signal,
      onEnd: (end) => ({ usage, cutOff } = end),
    });
    for await (const piece of pieces) {
      firstTokenMs ??= Date.now() - begunAt;
      draft.add(piece);
      bytes += byteLength(piece);
      if (bytes > MAX_ANSWER_BYTES) {
        cutOff = true;
        break;
      }
    }
  } catch (error) {
    const kind = error instanceof ModelFailure ? error.kind : 'unknown';
    const facts = { threadId: turn.threadId, runId: turn.run.id, kind };
    if (kind === 'unknown') logError('model failed', error, facts);
    else logInfo('model failed', facts);
    return { status: 'failed', error: kind, usage, firstTokenMs, model };
  }
  if (abort.signal.reason === 'deadline')
    return { status: 'failed', error: 'timed-out', usage, firstTokenMs, model };
  return { status: cutOff ? 'cut-off' : 'done', usage, firstTokenMs, model };
}

function factsOf({ threadId, run, attempt }: HeldTurn) {
  return { threadId, runId: run.id, attempt };
}

/** `lost` when a stop or a takeover was first. */
async function settleOnce(ending: Ending): Promise<'settled' | 'lost'> {
  const { threadId, run, status } = ending;
  const facts = { threadId, runId: run.id, status };
  try {
    await settle(ending);
  } catch (error) {
    // Refused: stopped, taken over, or settled already by a delivery whose reply was lost. Nothing is left to write.
    if (!isRefused(error)) throw error;
    logInfo('settle refused', facts);
    return 'lost';
  }
  logInfo('run settled', {
    ...facts,
    characters: ending.text.length,
    error: ending.error,
    ...ending.metadata?.tokens,
  });
  return 'settled';
}

/** Renews by a timer, text or not: a silent model is not a dead writer. */
function keepRenewing(turn: HeldTurn, onLost: () => void): () => void {
  const timer = setInterval(() => {
    renewTurn(turn).then(
      (outcome) => outcome === 'lost' && onLost(),
      (error: unknown) => logError('renewal failed', error, { threadId: turn.threadId }),
    );
  }, config().leaseMs / 3);
  return () => clearInterval(timer);
}
