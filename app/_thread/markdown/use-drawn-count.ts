'use client';
// Renders a long text piece by piece, so that the page answers in between: a frame renders so much, of all texts together.
import { useEffect, useState } from 'react';
import { MARKDOWN_FRAME_COST } from '@/model/limits';

/** A text below this is rendered at once: turns would only make it flicker. */
const SMALL_COST = 10_000;

let spent = 0;
let timer: ReturnType<typeof setTimeout> | null = null;
const waiting = new Set<() => void>();

function nextFrame(): void {
  timer = null;
  spent = 0;
  for (const turn of waiting) {
    waiting.delete(turn);
    turn();
    break;
  }
  if (waiting.size > 0) schedule();
}

function schedule(): void {
  timer ??= setTimeout(nextFrame);
}

function spend(cost: number): void {
  spent += cost;
  schedule();
}

/** Calls `turn` in a frame of its own, unless the returned function is called before. */
function waitForTurn(turn: () => void): () => void {
  waiting.add(turn);
  schedule();
  return () => waiting.delete(turn);
}

/** How many of the pieces after the first `from` this frame still renders. */
function fitting(costs: readonly number[], from: number): number {
  let to = from;
  let cost = 0;
  while (to < costs.length && spent + cost + (costs[to] ?? 0) <= MARKDOWN_FRAME_COST) {
    cost += costs[to] ?? 0;
    to += 1;
  }
  spend(cost);
  return to - from;
}

function isSmall(costs: readonly number[]): boolean {
  return costs.reduce((sum, cost) => sum + cost, 0) <= SMALL_COST;
}

/** The number of pieces, from the first, that are rendered by now. */
export function useDrawnCount(costs: readonly number[]): number {
  const [count, setCount] = useState(() => fitting(costs, 0));
  const isWhole = count >= costs.length || isSmall(costs);
  // What is rendered stays, when a streaming text outgrows the small ones.
  if (isWhole && count < costs.length) setCount(costs.length);
  useEffect(() => {
    if (isWhole) return;
    return waitForTurn(() => setCount(count + Math.max(1, fitting(costs, count))));
  }, [isWhole, count, costs]);
  return isWhole ? costs.length : count;
}
