// "Did you mean": the words closest to what was typed, of those that stand in the person's own threads.
import 'server-only';
import { editDistance } from '@/model/edit-distance';
import { isDense } from '@/model/search-tokens';
import { MIN_CORRECTED_CHARS, mirror, unmirrored } from './entry';
import type { KnownWord, OwnThread, StoreReads } from './reads';

/** From this length on, two typing errors. */
const TWO_FROM_CHARS = 8;

/** As many words as there were; null when none of them changes. */
export async function correctWords(
  reads: StoreReads,
  { uid, words }: { uid: string; words: readonly string[] },
): Promise<string[] | null> {
  const threads = await reads.threadsOf(uid);
  if (threads.length === 0) return null;
  const corrected = await Promise.all(words.map((word) => closest(reads, threads, word)));
  return corrected.some((word, index) => word !== words[index]) ? corrected : null;
}

/** The word itself where it stands somewhere, or where nothing is close to it. */
async function closest(reads: StoreReads, threads: readonly OwnThread[], word: string): Promise<string> {
  if (word.length < MIN_CORRECTED_CHARS || isDense(word) || (await stands(reads, threads, word))) return word;
  const most = word.length < TWO_FROM_CHARS ? 1 : 2;
  // One typing error leaves one half of a word as it was; two leave the first or the last third, most times.
  const kept = Math.floor((word.length - 1) / (most + 1));
  for (const term of [word, mirror(word)]) {
    const beginning = term.slice(0, kept + term.length - word.length);
    const lengths = { minChars: term.length - most, maxChars: term.length + most };
    const known = await reads.vocabulary({ threads, beginning, ...lengths });
    const best = closestOf(
      known.map((each) => ({ ...each, word: unmirrored(each.word) })),
      word,
      most,
    );
    if (best !== null) return best;
  }
  return word;
}

function closestOf(known: readonly KnownWord[], word: string, most: number): string | null {
  let best = { word: '', distance: Infinity, messages: 0 };
  for (const each of known) {
    const distance = editDistance({ from: word, to: each.word, most });
    const isBetter =
      distance < best.distance || (distance === best.distance && each.messages > best.messages);
    if (Number.isFinite(distance) && isBetter) best = { ...each, distance };
  }
  return Number.isFinite(best.distance) ? best.word : null;
}

/** Looked up before all words of the threads are read, which takes much longer. */
async function stands(reads: StoreReads, threads: readonly OwnThread[], word: string): Promise<boolean> {
  const match = { all: [[{ tokens: [word], isPrefix: false }]], none: [], conditions: [] };
  const newest = { threads, match, below: Number.MAX_SAFE_INTEGER, atLeast: 0, limit: 1 };
  return (await reads.matches(newest)).length > 0;
}
