// "Did you mean": the words closest to what was typed, of those that stand in the person's own threads.
import 'server-only';
import { editDistance } from '@/model/edit-distance';
import { isDense } from '@/model/search-tokens';
import type { OwnThread, StoreReads } from './reads';

/** Of words this short most others are one typing error away. */
const MIN_CHARS = 4;
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
  if (word.length < MIN_CHARS || isDense(word)) return word;
  const most = word.length < TWO_FROM_CHARS ? 1 : 2;
  // One typing error leaves the first or the last third of a word as it was.
  const third = Math.floor(word.length / 3);
  const known = await reads.vocabulary({
    threads,
    minChars: word.length - most,
    maxChars: word.length + most,
    head: word.slice(0, third),
    tail: word.slice(-third),
  });
  let best = { word, distance: Infinity, messages: 0 };
  for (const each of known) {
    const distance = editDistance({ from: word, to: each.word, most });
    const isBetter =
      distance < best.distance || (distance === best.distance && each.messages > best.messages);
    if (Number.isFinite(distance) && isBetter) best = { ...each, distance };
  }
  return best.word;
}
