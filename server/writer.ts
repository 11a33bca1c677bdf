// One run from its turn to its answer: prompt → model → draft → settle. It holds a turn, renews it as long as the
// process lives, and stops writing the moment the turn is no longer its own.
import 'server-only';
import { MAX_ANSWER_BYTES, RUN_MAX_MS, byteLength } from '@/model/limits';
import { draftPath } from '@/model/paths';
import type { RunError, Usage } from '@/model/run';
import { isRefused } from './commit';
import { config } from './config';
import { type DraftWriter, draftWriter } from './draft-writer';
import { firestore } from './firebase';
import { readPrompt } from './history';
import { logError, logInfo } from './log';
import { ModelFailure, modelName, streamAnswer } from './model';
import { type Ending, settle } from './settle';
import { nameThread } from './titles';
import { type HeldTurn, claimTurn, renewTurn, watchTurn } from './turns';

/** How background work outlives its request: `after` in the app, a bare call in tests and functions. */
export type Background = (work: () => Promise<void>) => void;

/**
 * Writes the answer of a held turn to its end, then lets the next waiting run begin as a piece of work of its own.
 * Whatever happens to the run is settled as a failed answer or left to a takeover.
 */
export async function writeAnswer(turn: HeldTurn, background: Background): Promise<void> {
  try {
    const settled = await write(turn);
    if (settled) background(() => nameThread(turn.threadId));
  } catch (error) {
    logError('run left to a takeover', error, { threadId: turn.threadId, runId: turn.run.id });
    return;
  }
  await continueThread(turn.threadId, background);
}

/** Starts whatever waits in a thread, or takes over what a dead server left; nothing when neither is there. */
export async function continueThread(threadId: string, background: Background): Promise<void> {
  const next = await claimTurn(threadId);
  if (next !== undefined) background(() => writeAnswer(next, background));
}

type Written = Pick<Ending, 'status'> & {
  error?: RunError;
  usage: Usage | null;
  firstTokenMs: number | undefined;
};

async function write(turn: HeldTurn): Promise<boolean> {
  const { threadId, run, attempt } = turn;
  const begunAt = Date.now();
  const abort = new AbortController();
  const lose = () => abort.abort('lost');
  const draft = draftWriter(firestore().doc(draftPath(threadId, run.id, attempt)), { onLost: lose });
  const stopWatching = watchTurn(turn, lose);
  const stopRenewing = keepRenewing(turn, lose);
  const deadline = setTimeout(() => abort.abort('deadline'), RUN_MAX_MS);
  try {
    const written = await askModel({ turn, draft, abort, begunAt });
    const parts = await draft.close();
    if (abort.signal.reason === 'lost') return false;
    const { status, error, usage, firstTokenMs } = written;
    const metadata = {
      model: modelName(),
      totalMs: Date.now() - begunAt,
      ...(usage && { tokens: usage }),
      ...(firstTokenMs !== undefined && { firstTokenMs }),
    };
    return await settleOnce({
      threadId,
      run,
      status,
      text: draft.text(),
      usage,
      metadata,
      fence: { attempt, parts },
      ...(error && { error }),
    });
  } finally {
    stopWatching();
    stopRenewing();
    clearTimeout(deadline);
    await draft.close();
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
  let cutOff = false;
  let bytes = 0;
  try {
    const messages = await readPrompt(turn.threadId, turn.run.answerSeq);
    const pieces = streamAnswer({
      messages,
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
    return { status: 'failed', error: kind, usage, firstTokenMs };
  }
  if (abort.signal.reason === 'deadline')
    return { status: 'failed', error: 'timed-out', usage, firstTokenMs };
  return { status: cutOff ? 'cut-off' : 'done', usage, firstTokenMs };
}

/** @returns whether the answer stands by this writer's own settle; false when a stop or a takeover was first */
async function settleOnce(ending: Ending): Promise<boolean> {
  const facts = {
    threadId: ending.threadId,
    runId: ending.run.id,
    status: ending.status,
    attempt: ending.run.attempt,
  };
  try {
    await settle(ending);
  } catch (error) {
    // Refused: stopped, taken over, or settled already by a delivery whose reply was lost. Nothing is left to write.
    if (!isRefused(error)) throw error;
    logInfo('settle refused', facts);
    return false;
  }
  logInfo('run settled', {
    ...facts,
    characters: ending.text.length,
    error: ending.error,
    ...ending.metadata?.tokens,
  });
  return true;
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
