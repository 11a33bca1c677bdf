'use client';
import { useFinding, type Found, type Search } from '@/hooks/timeline/use-jump-to-message';

type Props = { search: Search; onFound: (found: Found) => void };

/** Looks for what is pointed at, as long as it is there. Draws nothing: the conversation shows what it finds. */
export function Finder({ search, onFound }: Props) {
  useFinding(search, onFound);
  return null;
}
