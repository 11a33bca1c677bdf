// How an answer ended, when that is worth a word.
import type { Message } from '@/model/message';
import { askAgainHelps } from '@/model/run';
import type { runErrorWords } from '@/model/run-strings';
import type { answerWords } from './strings';

export type Ending = { words: string; isProblem: boolean; offersAgain: boolean };

type Words = { answer: (typeof answerWords)['en']; error: (typeof runErrorWords)['en'] };

export function endingOf({ status, stop, error, content }: Message, words: Words): Ending | null {
  const why = error ?? 'unknown';
  switch (status) {
    case 'sent':
      return null;
    case 'done':
      return endingOfSecondTry({ stop, error }, words);
    case 'stopped':
      return calm(words.answer.stoppedBy(stop?.byName ?? words.answer.somebody), true);
    case 'cut-off':
      return calm(words.answer.cutOff, false);
    case 'cancelled':
      return calm(stop ? words.answer.cancelledBy(stop.byName) : words.error[why], true);
    case 'deleted':
      return calm(words.answer.deleted, false);
    case 'failed':
      return {
        words: content === '' ? words.error[why] : words.answer.failedKept(words.error[why]),
        isProblem: true,
        offersAgain: askAgainHelps(why),
      };
  }
}

/** An answer that stands, although it was asked for once more: says what became of that. */
function endingOfSecondTry({ stop, error }: Pick<Message, 'stop' | 'error'>, words: Words): Ending | null {
  if (error) {
    return {
      words: words.answer.secondFailed(words.error[error]),
      isProblem: true,
      offersAgain: askAgainHelps(error),
    };
  }
  return stop ? calm(words.answer.secondStopped(stop.byName), true) : null;
}

function calm(words: string, offersAgain: boolean): Ending {
  return { words, isProblem: false, offersAgain };
}
