// How well a name matches the typed text: 0 not at all, 1 best. Words may come in any order; each must match.
import { foldText } from '@/model/fold-text';

export function scoreOf(names: readonly string[], typed: string): number {
  return Math.max(0, ...names.map((name) => scoreOfOne(foldText(name), foldText(typed))));
}

function scoreOfOne(name: string, typed: string): number {
  if (typed === '') return 1;
  if (name.startsWith(typed)) return 1;
  if (name.includes(` ${typed}`)) return 0.9;
  const words = typed.split(/\s+/);
  if (words.every((word) => name.includes(word))) return name.includes(typed) ? 0.8 : 0.6;
  return holdsInOrder(name, typed.replaceAll(' ', '')) ? 0.2 : 0;
}

/**
 * "nth" matches "new thread": its letters in their order, each at the beginning of a word or right after the one
 * before.
 */
function holdsInOrder(name: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    const isNext = name[at + 1] === letter && at >= 0;
    const begins = isNext ? at + 1 : beginningOf(name, letter, at + 1);
    if (begins < 0) return false;
    at = begins;
  }
  return true;
}

function beginningOf(name: string, letter: string, from: number): number {
  for (let at = from; at < name.length; at += 1)
    if (name[at] === letter && (at === 0 || name[at - 1] === ' ')) return at;
  return -1;
}
