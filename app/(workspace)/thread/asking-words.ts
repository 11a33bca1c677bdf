// What pressing Send will do, said before.
import type { Asking } from '@/model/asking';

export function wordsForAsking(outcome: Asking, members: number): string {
  switch (outcome.because) {
    case 'alone':
      return 'The assistant will answer';
    case 'mentioned':
      return 'The assistant will answer: you mention it';
    case 'always':
      return 'The assistant answers everything here';
    case 'switched-on':
      return 'The assistant will answer';
    case 'others-here':
    case 'not-mentioned':
      return 'Only people will see this: mention @assistant or switch Ask on';
    case 'switched-off':
      return members > 1 ? 'Only people will see this' : 'A note: the assistant stays silent';
    case 'off':
      return 'The assistant is switched off in this thread';
  }
}
