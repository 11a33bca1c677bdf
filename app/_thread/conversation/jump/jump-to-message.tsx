'use client';
import { useJumpToMessage } from '@/hooks/timeline/use-jump-to-message';
import type { JumpResult, JumpSearch } from '@/hooks/timeline/timeline-state';

type Props = { search: JumpSearch; onFound: (found: JumpResult) => void };

/** Searches for the target of the permalink while mounted. Renders nothing: the conversation shows what it finds. */
export function JumpToMessage({ search, onFound }: Props) {
  useJumpToMessage(search, onFound);
  return null;
}
