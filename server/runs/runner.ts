// One run from its turn to its answer: prompt → model → draft → settle. It holds a turn, renews it as long as the
// process lives, and stops writing the moment the turn is no longer its own.
import 'server-only';
import { MAX_ANSWER_BYTES, RUN_MAX_MS, byteLength } from '@/model/limits';
import { draftPath } from '@/model/paths';
import type { RunError, Usage } from '@/model/run';
import { isRefused } from '@/server/platform/commit';
import { config } from '@/server/platform/config';
import { type DraftWriter, draftWriter } from './draft-writer';
import { afterShutdownBegins, isShuttingDown } from '@/server/platform/shutdown';
import { firestore } from '@/server/platform/firebase';
import { readPrompt } from './history';
import { logError, logInfo } from '@/server/platform/log';
import { ModelFailure, streamAnswer } from './model';
import { type RunOutcome, finalizeRun } from './finalize';
import { nameThread } from './titles';
import { type HeldLease, claimLease, releaseLease, renewLease, watchLease } from './lease';

/** How background work outlives its request: `after` in the app, a bare call in tests and functions. */
export type Background = (work: () => Promise<void>) => void;

/**
 * Writes the answer of a held turn to its end, then lets the next waiting run begin as a piece of work of its own.
 * Whatever happens to the run is settled as a failed answer or left to a takeover.
 */
export async function writeAnswer(lease: HeldLease, background: Background): Promise<void> {
  try {
    const outcome = await write(lease);
    logInfo('writer ended', { ...factsOf(lease), outcome });
    if (outcome === 'released') return;
    if (outcome === 'finalized') background(() => nameThread(lease.threadId));
  } catch (error) {
    logError('run left to a takeover', error, factsOf(lease));
    return;
  }
  await startNextRun(lease.threadId, background);
}

/**
 * Starts whatever waits in a thread, or takes over what a dead server left; nothing when neither is there. A server
 * that ends only says that there is something: another one takes it.
 */
export async function startNextRun(threadId: string, background: Background): Promise<void> {
  const by = isShuttingDown() ? 'nobody' : 'this-server';
  const next = await claimLease(threadId, { by });
  if (next !== undefined) background(() => writeAnswer(next, background));
}

/** How a writer's part in a run ended; `lost` by a stop or a takeover. */
type Outcome = 'finalized' | 'lost' | 'released';

type Written = Pick<RunOutcome, 'status'> & {
  error?: RunError;
  usage: Usage | null;
  firstTokenMs: number | undefined;
  /** Undefined when it was not even asked. */
  model: string | undefined;
};

async function write(lease: HeldLease): Promise<Outcome> {
  const { threadId, run, attempt } = lease;
  const startedAt = Date.now();
  const abort = new AbortController();
  const lose = () => abort.abort('lost');
  const draft = draftWriter(firestore().doc(draftPath(threadId, run.id, attempt)), { onLost: lose });
  const stopWatching = watchLease(lease, lose);
  const stopRenewing = startRenewing(lease, lose);
  const deadline = setTimeout(() => abort.abort('deadline'), RUN_MAX_MS);
  const cancelRelease = afterShutdownBegins(config().releaseAfterMs, () => abort.abort('released'));
  try {
    const written = await askModel({ lease, draft, abort, startedAt });
    const isCutShort = abort.signal.reason === 'released';
    const parts = await draft.close();
    if (abort.signal.reason === 'lost') return 'lost';
    if (isCutShort) {
      stopRenewing();
      await releaseLease(lease);
      return 'released';
    }
    const { status, error, usage, firstTokenMs, model } = written;
    const metadata = {
      ...(model !== undefined && { model }),
      totalMs: Date.now() - startedAt,
      ...(usage && { tokens: usage }),
      ...(firstTokenMs !== undefined && { firstTokenMs }),
    };
    const text = draft.text();
    const fence = { attempt, parts };
    return await finalizeOnce({
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
    cancelRelease();
    await draft.close();
    logInfo('draft closed', { ...factsOf(lease), ...draft.flushes() });
  }
}

async function askModel({
  lease,
  draft,
  abort,
  startedAt,
}: {
  lease: HeldLease;
  draft: DraftWriter;
  abort: AbortController;
  startedAt: number;
}): Promise<Written> {
  let usage: Usage | null = null;
  let firstTokenMs: number | undefined;
  let model: string | undefined;
  let cutOff = false;
  let bytes = 0;
  try {
    const prompt = await (lease.prompt ?? readPrompt(lease.threadId, lease.run.answerSeq));
    model = prompt.model;
    const pieces = streamAnswer({
      ...prompt,
      signal: abort.signal,
      onEnd: (end) => ({ usage, cutOff } = end),
    });
    for await (const piece of pieces) {
      firstTokenMs ??= Date.now() - startedAt;
      draft.add(piece);
      bytes += byteLength(piece);
      if (bytes > MAX_ANSWER_BYTES) {
        cutOff = true;
        break;
      }
    }
  } catch (error) {
    const kind = error instanceof ModelFailure ? error.kind : 'unknown';
    const facts = { threadId: lease.threadId, runId: lease.run.id, kind };
    if (kind === 'unknown') logError('model failed', error, facts);
    else logInfo('model failed', facts);
    return { status: 'failed', error: kind, usage, firstTokenMs, model };
  }
  if (abort.signal.reason === 'deadline')
    return { status: 'failed', error: 'timed-out', usage, firstTokenMs, model };
  return { status: cutOff ? 'cut-off' : 'done', usage, firstTokenMs, model };
}

function factsOf({ threadId, run, attempt }: HeldLease) {
  return { threadId, runId: run.id, attempt };
}

/** `lost` when a stop or a takeover was first. */
async function finalizeOnce(outcome: RunOutcome): Promise<'finalized' | 'lost'> {
  const { threadId, run, status } = outcome;
  const facts = { threadId, runId: run.id, status };
  try {
    await finalizeRun(outcome);
  } catch (error) {
    // Refused: stopped, taken over, or settled already by a delivery whose reply was lost. Nothing is left to write.
    if (!isRefused(error)) throw error;
    logInfo('finalize refused', facts);
    return 'lost';
  }
  logInfo('run finalized', {
    ...facts,
    characters: outcome.text.length,
    error: outcome.error,
    ...outcome.metadata?.tokens,
  });
  return 'finalized';
}

/** Renews by a timer, text or not: a silent model is not a dead writer. */
function startRenewing(lease: HeldLease, onLost: () => void): () => void {
  const timer = setInterval(() => {
    renewLease(lease).then(
      (outcome) => outcome === 'lost' && onLost(),
      (error: unknown) => logError('renewal failed', error, { threadId: lease.threadId }),
    );
  }, config().leaseMs / 3);
  return () => clearInterval(timer);
}
