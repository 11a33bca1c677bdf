'use client';
// What is loaded with the first block of a thread.
import type { Fence } from '@/app/_thread/markdown/fences';
import { FormBlock } from './form-block';
import { PollBlock } from './poll-block';

export type BlockName = 'form' | 'poll';

export function DrawnBlock({ name, fence }: { name: BlockName; fence: Fence }) {
  return name === 'poll' ? <PollBlock {...fence} /> : <FormBlock {...fence} />;
}
