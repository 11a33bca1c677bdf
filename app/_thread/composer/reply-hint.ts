// What pressing Send will do, said before.
import type { Asking } from '@/model/reply-decision';
import { MAX_QUEUE } from '@/model/limits';
import type { Run } from '@/model/run';
import type { composerWords } from './strings';

type Circumstances = {
  outcome: Asking;
  members: number;
  me: string;
  /** The questions that are answered before this one, in their order. */
  line: readonly Run[];
  /** 1 → "1st", in the language of the words. */
  ordinal: (place: number) => string;
};

export function wordsForAsking(
  words: (typeof composerWords)['en'],
  { outcome, members, me, line, ordinal }: Circumstances,
): string {
  const [first] = line;
  if (outcome.asks && first !== undefined) {
    const place = ordinal(line.length + 1);
    return first.askedBy === me ? words.waitsBehindMine(place) : words.waitsBehind(first.askedByName, place);
  }
  switch (outcome.because) {
    case 'alone':
    case 'switched-on':
      return words.willAnswer;
    case 'mentioned':
      return words.willAnswerMention;
    case 'always':
      return words.answersAll;
    case 'others-here':
    case 'not-mentioned':
      return words.peopleOnlyUnless;
    case 'switched-off':
      return members > 1 ? words.peopleOnly : words.aNote;
    case 'off':
      return words.off;
  }
}

/** Whether another question would be refused. */
export function isLineFull(line: readonly Run[]): boolean {
  return line.filter(({ status }) => status === 'queued').length >= MAX_QUEUE;
}
