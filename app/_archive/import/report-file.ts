// The report of an import, to be kept: as text for people, as JSON for programs.
import { keyOf } from '@/hooks/archive/import-choice';
import { addedBy, leftOut, type ImportEnd, type ImportOutcome } from '@/hooks/archive/import-state';
import type { AppError } from '@/model/errors';
import type { refusalStrings } from '@/model/archive/refusal-strings';
import type { Language } from '@/model/language';
import type { importStrings } from './strings';

type Strings = (typeof importStrings)[Language];
type Reasons = (typeof refusalStrings)[Language];

export type ReportText = {
  strings: Strings;
  reasons: Reasons;
  errorText: (error: AppError) => string;
  /** A time with its day. */
  timeText: (at: number) => string;
  /** The address of a thread. */
  hrefOf: (threadId: string) => string;
};

export function titleOf({ title }: { title: string }, strings: Strings): string {
  return title === '' ? strings.untitled : title;
}

export function reportText(
  end: ImportEnd,
  { strings, reasons, errorText, timeText, hrefOf }: ReportText,
): string {
  const { preview, outcomes, how, error } = end;
  const { files, found } = preview;
  const line = (outcome: ImportOutcome) =>
    outcome.status === 'imported'
      ? `- ${titleOf(outcome, strings)}: ${strings.added(outcome.added)}, ${hrefOf(outcome.threadId)}`
      : `- ${titleOf(outcome, strings)}: ${errorText(outcome.error)}`;
  const left = leftOut(preview, outcomes);
  const part = (title: string, rows: readonly string[]) => (rows.length === 0 ? [] : ['', title, ...rows]);
  return [
    strings.ends[how],
    `${timeText(end.startedAt)} – ${timeText(end.endedAt)}`,
    ...(error === null ? [] : [errorText(error)]),
    strings.imported({ threads: threadsOf(outcomes).length, messages: addedBy(outcomes) }),
    ...part(
      strings.files,
      files.map(({ name }, index) => {
        const refusal = found.refused.find(({ file }) => file === index);
        return refusal === undefined ? `- ${name}` : `- ${name}: ${reasons.refusals[refusal.reason]}`;
      }),
    ),
    ...part(strings.threads, outcomes.filter(({ status }) => status === 'imported').map(line)),
    ...part(
      strings.failed(failedOf(outcomes).length),
      outcomes.filter(({ status }) => status === 'failed').map(line),
    ),
    ...part(
      strings.notReached(left.length),
      left.length === 0 ? [] : left.map(({ summary }) => `- ${titleOf(summary, strings)}`),
    ),
    ...part(
      strings.unreadable(found.broken.length),
      found.broken.map(
        ({ title, position, reason }) => `- ${strings.place(title, position)}: ${reasons.breaks[reason]}`,
      ),
    ),
    '',
  ].join('\n');
}

export function reportJson({ preview, outcomes, how, error, startedAt, endedAt }: ImportEnd): string {
  const { files, found } = preview;
  const report = {
    how,
    error: error?.code ?? null,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    files: files.map(({ name, size }, index) => ({
      name,
      bytes: size,
      refused: found.refused.find(({ file }) => file === index)?.reason ?? null,
    })),
    conversations: outcomes.map((one) => ({
      file: files[one.place.file]?.name ?? '',
      title: one.title,
      version: one.branch === null ? null : one.branch + 1,
      ...(one.status === 'imported'
        ? { status: one.status, threadId: one.threadId, added: one.added, alreadyHere: one.alreadyHere }
        : { status: one.status, error: one.error.code, message: one.error.message }),
      ...skippedOf(preview, one),
    })),
    notImported: leftOut(preview, outcomes).map(({ file, summary }) => ({
      file: files[file]?.name ?? '',
      title: summary.title,
    })),
    unreadable: found.broken.map(({ file, inside, position, title, reason }) => ({
      file: files[file]?.name ?? '',
      inside,
      position,
      title,
      reason,
    })),
    withoutConversation: found.ignored.map(({ inside }) => inside),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function skippedOf({ found }: ImportEnd['preview'], { place, branch }: ImportOutcome) {
  const summary = found.conversations.find((one) => keyOf(one) === keyOf(place))?.summary;
  return branch === null && summary !== undefined ? { skipped: summary.skipped, cut: summary.cut } : {};
}

export function failedOf(outcomes: readonly ImportOutcome[]) {
  return outcomes.flatMap((one) => (one.status === 'failed' ? [one] : []));
}

/** Each thread once, also where several conversations were appended to it. */
export function threadsOf(outcomes: readonly ImportOutcome[]): readonly string[] {
  return [...new Set(outcomes.flatMap((one) => (one.status === 'imported' ? [one.threadId] : [])))];
}
