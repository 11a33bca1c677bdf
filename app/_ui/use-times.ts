'use client';
import { useLanguage } from '@/hooks/use-words';
import { timesIn, type Times } from './times';

/** Times in the words of the page's language. */
export function useTimes(): Times {
  return timesIn(useLanguage());
}
