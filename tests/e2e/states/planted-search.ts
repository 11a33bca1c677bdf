// Threads that searches find, once the index has them.
import { expect } from 'playwright/test';
import * as z from 'zod/v4';
import { callAs } from '@/tests/e2e/fixtures';
import { plantThread, type Line } from './planted-threads';

const LINES: readonly Line[] = [
  { by: 'Ada', text: 'The zeppelin needs a harbour before the launch.' },
  { by: 'Grace', text: 'Which harbour takes a zeppelin of that size?' },
  {
    by: 'Assistant',
    text: 'A **zeppelin** of 240 m needs a mast of 50 m, and `harbour.reserve()` before noon.',
  },
  { by: 'Linus', text: '齐柏林飞艇 zeppelin 需要一个更大的码头。' },
  { by: 'Ada', text: 'Then let us ask the harbour office about their zeppelin mast.' },
];

/** Two threads about the same thing; gives the id of the first. */
export async function plantSearch(): Promise<string> {
  const people = { Grace: 'editor', Linus: 'editor' } as const;
  const threadId = await plantThread({ title: 'Zeppelin harbour', people, lines: LINES });
  await plantThread({ title: 'Budget', people, lines: LINES.slice(0, 2) });
  await expect.poll(found, { timeout: 30_000 }).toBeGreaterThanOrEqual(LINES.length + 2);
  return threadId;
}

const responseSchema = z.object({ hits: z.array(z.unknown()) });

/** How many messages the index has of both threads by now. */
async function found(): Promise<number> {
  const response = await callAs('Ada', { path: '/api/search?q=zeppelin', method: 'GET' });
  return responseSchema.parse(response).hits.length;
}
