'use client';
// Highlights what was found in the messages on screen, by ranges over their text: nothing in the page changes.
import { useEffect } from 'react';
import type { SearchHit } from '@/model/search';

const NAME = 'found';

export function useHighlights(hits: readonly SearchHit[]): void {
  const words = [...new Set(hits.flatMap(wordsOf))].join('\n');
  useEffect(() => {
    const view = document.querySelector('[role="log"]');
    if (words === '' || view === null || !('highlights' in CSS)) return;
    const draw = () => CSS.highlights.set(NAME, new Highlight(...rangesIn(view, words.split('\n'))));
    draw();
    // Rows come and go as the reader scrolls, and an answer grows.
    const observer = new MutationObserver(draw);
    observer.observe(view, { subtree: true, childList: true, characterData: true });
    return () => {
      observer.disconnect();
      CSS.highlights.delete(NAME);
    };
  }, [words]);
}

/** The words of a snippet that were found, as they are written. */
function wordsOf({ snippet: { text, ranges } }: SearchHit): string[] {
  return ranges.map(([from, to]) => text.slice(from, to).toLowerCase().trim()).filter((word) => word !== '');
}

function rangesIn(view: Element, words: readonly string[]): Range[] {
  const ranges: Range[] = [];
  const nodes = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode())
    if (isSaid(node)) for (const word of words) ranges.push(...rangesOf(node, word));
  return ranges;
}

/** Of a message, neither its author nor its tools. */
function isSaid({ parentElement }: Node): boolean {
  return parentElement?.closest('article') != null && parentElement.closest('header, button, time') === null;
}

function rangesOf(node: Node, word: string): Range[] {
  const text = node.textContent ?? '';
  const lower = text.toLowerCase();
  const ranges: Range[] = [];
  // The few letters whose small form is longer would shift what follows.
  if (lower.length !== text.length) return ranges;
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    ranges.push(range);
  }
  return ranges;
}
