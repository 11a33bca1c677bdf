// How an answer ended, when that is worth a word.
import type { Message } from '@/model/message';
import { canRegenerateAfter } from '@/model/run';
import type { runErrorStrings } from '@/model/run-strings';
import type { answerStrings } from './strings';

export type AnswerOutcome = { text: string; isProblem: boolean; offersRegenerate: boolean };

type OutcomeStrings = { answer: (typeof answerStrings)['en']; error: (typeof runErrorStrings)['en'] };

export function answerOutcomeOf(
  { status, stop, error, content }: Message,
  strings: OutcomeStrings,
): AnswerOutcome | null {
  const why = error ?? 'unknown';
  switch (status) {
    case 'sent':
      return null;
    case 'done':
      return regenerationOutcomeOf({ stop, error }, strings);
    case 'stopped':
      return neutralOutcome(strings.answer.stoppedBy(stop?.byName ?? strings.answer.somebody), true);
    case 'cut-off':
      return neutralOutcome(strings.answer.cutOff, false);
    case 'cancelled':
      return neutralOutcome(stop ? strings.answer.cancelledBy(stop.byName) : strings.error[why], true);
    case 'deleted':
      return neutralOutcome(strings.answer.deleted, false);
    case 'failed':
      return {
        text: content === '' ? strings.error[why] : strings.answer.failedKept(strings.error[why]),
        isProblem: true,
        offersRegenerate: canRegenerateAfter(why),
      };
  }
}

/** An answer that stands, although it was asked for once more: says what became of that. */
function regenerationOutcomeOf(
  { stop, error }: Pick<Message, 'stop' | 'error'>,
  strings: OutcomeStrings,
): AnswerOutcome | null {
  if (error) {
    return {
      text: strings.answer.regenerateFailed(strings.error[error]),
      isProblem: true,
      offersRegenerate: canRegenerateAfter(error),
    };
  }
  return stop ? neutralOutcome(strings.answer.regenerateStopped(stop.byName), true) : null;
}

function neutralOutcome(text: string, offersRegenerate: boolean): AnswerOutcome {
  return { text, isProblem: false, offersRegenerate };
}
