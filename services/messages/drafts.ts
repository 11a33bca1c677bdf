// The answer so far. A follower from the start reads the draft document alone; one that came late, or slept, first reads the
// sealed parts that it lacks.
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

/** The text so far. It stays when the draft is deleted: the stored answer, which is complete, replaces it. */
export function draftQuery({ threadId, runId, attempt }: Attempt) {
  const path = draftPath(threadId, runId, attempt);
  return liveQuery<string>([...threadKey(threadId), 'draft', runId, attempt], ({ next, fail }) => {
    let known = '';
    /** The length of the text in sealed parts, and their number. */
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
          if (more === null) break; // Parts deleted: the run was just finalized, the answer arrives.
          known = known.slice(0, sealed.length) + more;
        }
      } catch (error) {
        report('parts of an answer could not be read', fromFirebase(error).code);
      } finally {
        reading = false;
      }
    };

    // Every flush is sent to every follower: a hidden page is spared, and keeps the text so far.
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
