'use client';
import { useJumpToMessage, type JumpResult, type JumpSearch } from '@/hooks/timeline/use-jump-to-message';

type Props = { search: JumpSearch; onFound: (found: JumpResult) => void };

/** Looks for what is pointed at, as long as it is there. Draws nothing: the conversation shows what it finds. */
export function JumpToMessage({ search, onFound }: Props) {
  useJumpToMessage(search, onFound);
  return null;
}
