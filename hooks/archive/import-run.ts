// Sends the chosen conversations, one after another. One that fails is named and the next one follows; an error that all would meet
// ends the run.
import { asAppError, type AppError } from '@/model/errors';
import type { ImportEntry } from '@/model/import';
import { readFiles } from '@/services/archive/archive-reader';
import { openImport, type ImportUpload } from '@/services/archive/import';
import type { ConversationHead, Place, ReaderReply } from '@/services/archive/reader-messages';
import { keyOf, totalsOf } from './import-choice';
import type { ImportOutcome, ImportTarget, Preview, RunProgress } from './import-state';

export type ImportRun = {
  preview: Preview;
  /** Of what came before a pause. */
  outcomes: readonly ImportOutcome[];
  signal: AbortSignal;
  onChange: (changed: { progress: RunProgress; outcomes: readonly ImportOutcome[] }) => void;
};

export type RunEnd = {
  progress: RunProgress;
  outcomes: readonly ImportOutcome[];
  /** Null: every conversation was reached. */
  error: AppError | null;
};

export async function runImport(run: ImportRun): Promise<RunEnd> {
  const sender = new Sender(run);
  try {
    const { files, found, choices } = run.preview;
    const wanted = found.conversations
      .filter((one) => choices.selection.has(keyOf(one)))
      .map(({ file, ordinal }) => ({ file, ordinal, withBranches: choices.withBranches }));
    const follow = { signal: run.signal, onProgress: () => undefined };
    for await (const reply of readFiles({ kind: 'extract', files, wanted }, follow)) await sender.take(reply);
    return sender.end(null);
  } catch (cause) {
    sender.leave();
    return sender.end(asAppError(cause));
  }
}

/** Errors of one conversation; any other would meet the next one, too, and so would those of the thread that all go to. */
function isOfOne({ code }: AppError, { kind }: ImportTarget): boolean {
  if (code === 'forbidden' || code === 'not-found') return kind === 'new';
  return code === 'invalid' || code === 'too-long' || code === 'conflict';
}

function runKeyOf({ place, branch }: { place: Place; branch: number | null }): string {
  return `${keyOf(place)}:${branch ?? 'path'}`;
}

function messagesIn(entries: readonly ImportEntry[]): number {
  return entries.filter(({ kind }) => kind === 'message').length;
}

class Sender {
  readonly #run: ImportRun;
  #outcomes: readonly ImportOutcome[];
  #progress: RunProgress;
  /** Null: it is here already, or has failed; its parts are passed over. */
  #upload: ImportUpload | null = null;
  #head: ConversationHead | null = null;

  /** What came in, or failed, before a pause. */
  readonly #done: ReadonlySet<string>;

  constructor(run: ImportRun) {
    const { found, choices } = run.preview;
    const totals = totalsOf(found.conversations, choices);
    this.#run = run;
    this.#outcomes = run.outcomes;
    this.#done = new Set(run.outcomes.map(runKeyOf));
    this.#progress = {
      conversations: 0,
      messages: 0,
      totalConversations: totals.threads,
      totalMessages: totals.messages,
      title: '',
    };
  }

  end(error: AppError | null): RunEnd {
    return { progress: this.#progress, outcomes: this.#outcomes, error };
  }

  /** What is half sent never shows; the server forgets it at once, or by itself after a while. */
  leave(): void {
    void this.#upload?.cancel();
    this.#upload = null;
  }

  async take(reply: ReaderReply): Promise<void> {
    switch (reply.kind) {
      case 'conversation':
        this.#head = reply.head;
        this.#say({ title: reply.head.title });
        this.#upload = this.#done.has(runKeyOf(reply.head)) ? null : this.#open(reply.head);
        return;
      case 'part':
        await this.#attempt((upload) => upload.put(reply.entries));
        this.#say({ messages: this.#progress.messages + messagesIn(reply.entries) });
        return;
      case 'conversation-end':
        await this.#attempt(async (upload) => {
          this.#note({ status: 'imported', ...(await upload.finish()) });
        });
        this.#upload = null;
        this.#say({ conversations: this.#progress.conversations + 1 });
        return;
      case 'found':
    }
  }

  #open(head: ConversationHead): ImportUpload {
    const { choices, files, fileIds } = this.#run.preview;
    const { target } = choices;
    const { file } = head.place;
    return openImport(head, {
      file: { id: fileIds[file] ?? '', bytes: files[file]?.size ?? 0 },
      threadId: target.kind === 'append' ? target.threadId : null,
    });
  }

  async #attempt(step: (upload: ImportUpload) => Promise<void>): Promise<void> {
    if (this.#upload === null) return;
    try {
      await step(this.#upload);
    } catch (cause) {
      const error = asAppError(cause);
      if (!isOfOne(error, this.#run.preview.choices.target)) throw error;
      this.leave();
      this.#note({ status: 'failed', error });
    }
  }

  #note(
    result:
      | { status: 'failed'; error: AppError }
      | { status: 'imported'; threadId: string; added: number; alreadyHere: number },
  ): void {
    if (this.#head === null) return;
    const { place, branch, title } = this.#head;
    this.#outcomes = [...this.#outcomes, { place, branch, title, ...result }];
  }

  #say(changed: Partial<RunProgress>): void {
    this.#progress = { ...this.#progress, ...changed };
    this.#run.onChange({ progress: this.#progress, outcomes: this.#outcomes });
  }
}
