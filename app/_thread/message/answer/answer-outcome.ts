// The outcome of an answer, where there is something to report.
import type { Named } from '@/model/display-name';
import { canRegenerateAfter, type Stop } from '@/model/run';
import type { runErrorStrings } from '@/model/run-strings';
import type { LandedState, Regeneration } from './answer-state';
import type { answerStrings } from '@/app/_thread/message/strings';

export type AnswerOutcome = { text: string; isProblem: boolean; offersRegenerate: boolean };

type OutcomeStrings = {
  answer: (typeof answerStrings)['en'];
  error: (typeof runErrorStrings)['en'];
  displayName: (named: Named) => string;
};
type OutcomeOptions = {
  /** False for a previous version. */
  isNewest: boolean;
  strings: OutcomeStrings;
};

export function answerOutcomeOf(
  state: LandedState,
  { isNewest, strings }: OutcomeOptions,
): AnswerOutcome | null {
  const { answer, error: errors } = strings;
  switch (state.kind) {
    case 'done':
      // The outcome of a regeneration is shown with the newest version only.
      return (
        (isNewest ? regenerationOutcomeOf(state.regeneration, strings) : null) ??
        (state.declined ? neutralOutcome(answer.declined, true) : null)
      );
    case 'stopped':
      return neutralOutcome(
        answer.stoppedBy(state.stop ? nameOf(state.stop, strings) : answer.someone),
        true,
      );
    case 'cut-off':
      return neutralOutcome(answer.cutOff, false);
    case 'cancelled':
      return neutralOutcome(
        state.stop ? answer.cancelledBy(nameOf(state.stop, strings)) : errors[state.error],
        true,
      );
    case 'deleted':
      return neutralOutcome(answer.deleted, false);
    case 'hidden': // HiddenNote says it, with the undo.
      return null;
    case 'failed':
      return {
        text: state.keepsText ? answer.failedKept(errors[state.error]) : errors[state.error],
        isProblem: true,
        offersRegenerate: canRegenerateAfter(state.error),
      };
  }
}

/** Reports a regeneration that left the previous answer in place. */
function regenerationOutcomeOf(regeneration: Regeneration, strings: OutcomeStrings): AnswerOutcome | null {
  switch (regeneration.kind) {
    case 'none':
      return null;
    case 'stopped':
      return neutralOutcome(strings.answer.regenerateStopped(nameOf(regeneration.stop, strings)), true);
    case 'failed':
      return {
        text: strings.answer.regenerateFailed(strings.error[regeneration.error]),
        isProblem: true,
        offersRegenerate: canRegenerateAfter(regeneration.error),
      };
  }
}

function nameOf({ by, byName }: Stop, { displayName }: OutcomeStrings): string {
  return displayName({ id: by, name: byName });
}

function neutralOutcome(text: string, offersRegenerate: boolean): AnswerOutcome {
  return { text, isProblem: false, offersRegenerate };
}
