// What a person searched for last, in this browser until they sign out.
import * as z from 'zod/v4-mini';
import { readLocalStore, writeLocalStore } from '@/services/core/local-store';

const NAME = 'recent searches';
const MOST = 8;

const textsSchema = z.array(z.string());

export function readRecentSearches(uid: string): readonly string[] {
  return textsSchema.safeParse(readLocalStore(uid, NAME)).data ?? [];
}

/** Newest first, each once. */
export function addRecentSearch(uid: string, text: string): readonly string[] {
  const texts = [text, ...readRecentSearches(uid).filter((one) => one !== text)].slice(0, MOST);
  writeLocalStore(uid, NAME, texts);
  return texts;
}

export function clearRecentSearches(uid: string): void {
  writeLocalStore(uid, NAME, null);
}
