'use client';
import { useJumpToMessage } from '@/hooks/timeline/use-jump-to-message';
import type { JumpResult, JumpSearch } from '@/hooks/timeline/timeline-state';

type Props = { search: JumpSearch; onFound: (found: JumpResult) => void };

/** Looks for what is pointed at, as long as it is there. Draws nothing: the conversation shows what it finds. */
export function JumpToMessage({ search, onFound }: Props) {
  useJumpToMessage(search, onFound);
  return null;
}
