// The answer so far. A follower that was there from the start reads the draft document alone; one that came late, or
// slept, reads the sealed parts it lacks first.
import { doc, getDoc } from 'firebase/firestore';
import { draftSchema, partSchema, readDraft, type Draft } from '@/model/draft';
import { draftPath, partPath } from '@/model/paths';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, followDocument, readDocument } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';
import { report } from '@/services/core/report';
import { whileShown } from '@/services/core/page-visibility';
import { threadKey } from '@/services/threads/threads';

type Attempt = { threadId: string; runId: string; attempt: number };

/** The text so far. It stays when the draft goes: the answer, which has it all, takes its place. */
export function draftQuery({ threadId, runId, attempt }: Attempt) {
  const path = draftPath(threadId, runId, attempt);
  return liveQuery<string>([...threadKey(threadId), 'draft', runId, attempt], ({ next, fail }) => {
    let known = '';
    /** How much of it stands in parts, and in how many. */
    let sealed = { length: 0, parts: 0 };
    let reading = false;
    let newest: Draft | null = null;

    const take = (draft: Draft) => {
      const text = readDraft(known, draft);
      if (text === null) return false;
      known = text;
      sealed = { length: draft.offset, parts: draft.parts };
      next(text);
      return true;
    };

    const catchUp = async () => {
      reading = true;
      try {
        for (let draft = newest; draft !== null && !take(draft); draft = newest) {
          const more = await readParts(path, sealed.parts, draft.parts);
          if (more === null) break; // Parts gone: it has just settled, the answer comes.
          known = known.slice(0, sealed.length) + more;
        }
      } catch (error) {
        report('parts of an answer could not be read', fromFirebase(error).code);
      } finally {
        reading = false;
      }
    };

    // Every flush is sent to every follower: whoever does not look is spared, and knows what was known until then.
    return whileShown(() =>
      followDocument(path, draftSchema, {
        next: (draft) => {
          if (draft === null) return next(known);
          newest = draft;
          if (!reading) void catchUp();
        },
        fail,
      }),
    );
  });
}

async function readParts(draft: string, from: number, to: number): Promise<string | null> {
  const snapshots = await Promise.all(
    Array.from({ length: to - from }, (_, part) => getDoc(doc(firestore(), partPath(draft, from + part)))),
  );
  const parts = snapshots.map((snapshot) => readDocument(partSchema, snapshot));
  return parts.some((part) => part === null) ? null : parts.map((part) => part?.content ?? '').join('');
}
