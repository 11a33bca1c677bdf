'use client';
import { useLanguage } from '@/hooks/core/use-strings';
import { timesIn, type Times } from './times';

/** Times in the words of the page's language. */
export function useTimes(): Times {
  return timesIn(useLanguage());
}
