// One run from its lease to its answer: prompt → model → draft → finalizeRun. The runner renews the lease as long as the
// process lives, and stops writing the moment it no longer holds the lease.
import 'server-only';
import { NOTHING_SPENT, type Spent } from '@/model/ledger';
import { MAX_ANSWER_BYTES, RUN_MAX_MS, byteLength } from '@/model/limits';
import { draftPath } from '@/model/paths';
import type { Prompt } from '@/model/prompt';
import type { Usage } from '@/model/run';
import type { Background } from '@/server/platform/background';
import { isRefused, retryRefused } from '@/server/platform/commit';
import { config } from '@/server/platform/config';
import { type DraftWriter, draftWriter } from './draft-writer';
import { afterShutdownBegins, isShuttingDown } from '@/server/platform/shutdown';
import { firestore } from '@/server/platform/firebase';
import { readPrompt } from './history';
import { logError, logInfo } from '@/server/platform/log';
import { ModelFailure } from './model/failure';
import { type Meter, streamAnswer } from './model/model';
import { type RunOutcome, type WrittenEnd, finalizeRun } from './finalize';
import { nameThread } from './titles';
import { type HeldLease, releaseLease, renewLease, watchLease } from './lease';
import type { Next } from './start';
import { claimLease } from './takeover';
import { spentBy } from '@/server/usage/spent';

/**
 * The shape of every request that changes runs: read, decide and commit until the commit is not refused; then the thread
 * continues in the background.
 */
export async function changeRuns<T>(
  threadId: string,
  background: Background,
  attempt: (tries: number) => Promise<{ result: T; next: Next }>,
): Promise<T> {
  const { result, next } = await retryRefused(attempt);
  switch (next.kind) {
    case 'write':
      background(() => writeAnswer(next.lease, background));
      break;
    // Retried for a queued question: the lease that it waits for may have been deleted while it was stored.
    case 'start-next':
      background(() => startNextRun(threadId, background));
      break;
    case 'nothing':
      break;
  }
  return result;
}

/**
 * Starts the next queued run of a thread, or takes over the run of a dead server; has no effect without either. A server
 * that is shutting down only releases the lease: another one takes it.
 */
export async function startNextRun(threadId: string, background: Background): Promise<void> {
  const claim = await claimLease(threadId, { by: isShuttingDown() ? 'nobody' : 'this-server' });
  switch (claim.kind) {
    case 'won':
      background(() => writeAnswer(claim.lease, background));
      return;
    case 'idle':
    case 'freed':
    case 'lost':
      return;
  }
}

/**
 * Writes the answer of a held lease to its end, then starts the next queued run as a separate piece of work. Every failure
 * of the run is finalized as a failed answer or left to a takeover.
 */
async function writeAnswer(lease: HeldLease, background: Background): Promise<void> {
  try {
    const ended = await write(lease);
    logInfo('writer ended', { ...factsOf(lease), outcome: ended });
    switch (ended) {
      case 'released':
        return;
      case 'finalized':
        background(() => nameThread(lease.threadId, lease.run.id));
        break;
      case 'lost':
        break;
    }
  } catch (error) {
    logError('run left to a takeover', error, factsOf(lease));
    return;
  }
  await startNextRun(lease.threadId, background);
}

/** How a writer's part in a run ended; `lost` by a stop or a takeover. */
type WriterEnd = 'finalized' | 'lost' | 'released';

async function write(lease: HeldLease): Promise<WriterEnd> {
  const { threadId, run, attempt } = lease;
  const writer = openWriter(lease);
  try {
    const written = await askModel(lease, writer);
    const { end, prompt, usage, firstTokenMs, declined } = written;
    const { parts, reason } = await closeDraft(writer);
    switch (reason) {
      case 'lost':
        return 'lost';
      case 'released':
        writer.stopRenewing();
        await releaseLease({ ...lease, runId: run.id }, spentOn(written, writer));
        return 'released';
      case 'deadline':
      case null:
        return await finalizeOnce({
          threadId,
          run,
          ...end,
          text: writer.draft.text(),
          usage,
          spent: spentOn(written, writer),
          row: lease.row,
          metadata: {
            ...(prompt !== undefined && { model: prompt.model }),
            ...(prompt !== undefined && prompt.cut.length > 0 && { cut: prompt.cut }),
            totalMs: Date.now() - writer.startedAt,
            ...(usage && { tokens: usage }),
            ...(firstTokenMs !== undefined && { firstTokenMs }),
            ...(declined && { declined }),
          },
          fence: { attempt, parts },
        });
    }
  } finally {
    await writer.dispose();
  }
}

/**
 * Why a writer stops before its model has finished: another server owns the lease, the run took too long, or this server
 * is shutting down and leaves the run to another one.
 */
type StopReason = 'lost' | 'deadline' | 'released';

type Writer = {
  draft: DraftWriter;
  startedAt: number;
  signal: AbortSignal;
  /** The first reason that occurred. */
  stopReason: () => StopReason | null;
  stopRenewing: () => void;
  /** Closes everything that the writer has open. Idempotent. */
  dispose: () => Promise<void>;
};

function openWriter(lease: HeldLease): Writer {
  const controller = new AbortController();
  let stopReason: StopReason | null = null;
  const stop = (reason: StopReason) => {
    stopReason ??= reason;
    controller.abort();
  };
  const lose = () => stop('lost');
  const { threadId, run, attempt } = lease;
  const draft = draftWriter(firestore().doc(draftPath(threadId, run.id, attempt)), { onLost: lose });
  const stopWatching = watchLease(lease, lose);
  const stopRenewing = startRenewing(lease, lose);
  const deadline = setTimeout(() => stop('deadline'), RUN_MAX_MS);
  const cancelRelease = afterShutdownBegins(config().releaseAfterMs, () => stop('released'));
  return {
    draft,
    startedAt: Date.now(),
    signal: controller.signal,
    stopReason: () => stopReason,
    stopRenewing,
    async dispose() {
      stopWatching();
      stopRenewing();
      clearTimeout(deadline);
      cancelRelease();
      await draft.close();
      logInfo('draft closed', { ...factsOf(lease), ...draft.flushes() });
    },
  };
}

/** Once the model has finished, only a lost lease counts: a complete answer is neither released nor too late. */
async function closeDraft({
  draft,
  stopReason,
}: Writer): Promise<{ parts: number; reason: StopReason | null }> {
  const cutShort = stopReason();
  const parts = await draft.close();
  return { parts, reason: cutShort ?? (stopReason() === 'lost' ? 'lost' : null) };
}

type Written = {
  end: WrittenEnd;
  usage: Usage | null;
  firstTokenMs: number | undefined;
  /** Undefined when the model was never called. */
  prompt: Prompt | undefined;
  meter: Meter;
  /** Whether the text is a refusal. */
  declined: boolean;
};

async function askModel(lease: HeldLease, writer: Writer): Promise<Written> {
  const written: Written = {
    end: { status: 'done' },
    usage: null,
    firstTokenMs: undefined,
    prompt: undefined,
    meter: [],
    declined: false,
  };
  try {
    await streamInto(written, lease, writer);
    if (writer.stopReason() === 'deadline') written.end = { status: 'failed', error: 'timed-out' };
  } catch (error) {
    const kind = error instanceof ModelFailure ? error.kind : 'unknown';
    const facts = { threadId: lease.threadId, runId: lease.run.id, kind, reported: reportedIn(error) };
    if (kind === 'unknown') logError('model failed', error, facts);
    else logInfo('model failed', facts);
    written.end = { status: 'failed', error: kind };
  }
  return written;
}

/** Facts of the call are recorded in `written` as they arrive: a model that fails half-way has used tokens, too. */
async function streamInto(
  written: Written,
  { prompt: read, threadId, run }: HeldLease,
  { draft, signal, startedAt }: Writer,
): Promise<void> {
  const prompt = await (read ?? readPrompt(threadId, run.answerSeq));
  written.prompt = prompt;
  const pieces = streamAnswer({
    ...prompt,
    signal,
    meter: written.meter,
    onEnd: ({ usage, cutOff, declined }) => {
      written.usage = usage;
      written.declined = declined;
      if (cutOff) written.end = { status: 'cut-off' };
    },
  });
  let bytes = 0;
  for await (const piece of pieces) {
    written.firstTokenMs ??= Date.now() - startedAt;
    draft.add(piece);
    bytes += byteLength(piece);
    if (bytes > MAX_ANSWER_BYTES) {
      written.end = { status: 'cut-off' };
      return;
    }
  }
}

function spentOn({ prompt, meter }: Written, { draft }: Writer): Spent {
  if (prompt === undefined) return NOTHING_SPENT;
  return spentBy({ responses: meter.map((tokens) => tokens()), prompt, text: draft.text() });
}

/** What the model's server called the failure: for whoever runs the site. */
function reportedIn(error: unknown): string | undefined {
  return error instanceof ModelFailure ? error.reported : undefined;
}

function factsOf({ threadId, run, attempt }: HeldLease) {
  return { threadId, runId: run.id, attempt };
}

/** `lost` when a stop or a takeover came first. */
async function finalizeOnce(outcome: RunOutcome): Promise<'finalized' | 'lost'> {
  const { threadId, run, status } = outcome;
  const facts = { threadId, runId: run.id, status };
  try {
    await finalizeRun(outcome);
  } catch (error) {
    // Refused: stopped, taken over, or finalized already by a delivery whose reply was lost. Nothing is left to write.
    if (!isRefused(error)) throw error;
    logInfo('finalize refused', facts);
    return 'lost';
  }
  logInfo('run finalized', {
    ...facts,
    characters: outcome.text.length,
    error: 'error' in outcome ? outcome.error : undefined,
    ...outcome.metadata?.tokens,
  });
  return 'finalized';
}

/** Renews by a timer, with or without text: a silent model is not a dead writer. */
function startRenewing(lease: HeldLease, onLost: () => void): () => void {
  const timer = setInterval(() => {
    renewLease(lease).then(
      (outcome) => outcome === 'lost' && onLost(),
      (error: unknown) => logError('renewal failed', error, { threadId: lease.threadId }),
    );
  }, config().leaseMs / 3);
  return () => clearInterval(timer);
}
