// The draft of an attempt for code other than its writer: created with the attempt, read as a whole, deleted with its parts.
import 'server-only';
import type { DocumentSnapshot, WriteBatch } from 'firebase-admin/firestore';
import { draftSchema, partSchema } from '@/model/draft';
import { draftPath, partPath } from '@/model/paths';
import type { Run } from '@/model/run';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';

/** One attempt with its stored draft: the text that followers have, sealed parts included. */
export type StoredAttempt = {
  threadId: string;
  run: Run;
  attempt: number;
  draft: DocumentSnapshot;
  text: string;
  parts: number;
};

/** Creates the empty draft of a new attempt. */
export function createDraft(
  batch: WriteBatch,
  { threadId, runId, attempt }: { threadId: string; runId: string; attempt: number },
): void {
  // defect: free-claim
  batch.create(firestore().doc(draftPath(threadId, runId, attempt)), {
    runId,
    attempt,
    offset: 0,
    content: '',
    parts: 0,
    format: 'markdown',
  });
}

export function deleteParts(batch: WriteBatch, draft: string, parts: number): void {
  for (let part = 0; part < parts; part += 1) batch.delete(firestore().doc(partPath(draft, part)));
}

export async function readAttempt(
  attempt: Pick<StoredAttempt, 'threadId' | 'run' | 'attempt' | 'draft'>,
): Promise<StoredAttempt> {
  return { ...attempt, ...(await readText(attempt.draft)) };
}

async function readText(draftDoc: DocumentSnapshot): Promise<{ text: string; parts: number }> {
  const draft = readDocument(draftSchema, draftDoc);
  if (draft === undefined) return { text: '', parts: 0 };
  if (draft.parts === 0) return { text: draft.content, parts: 0 };
  const { docs } = await draftDoc.ref.collection('parts').get();
  const sealed = readDocuments(partSchema, docs).toSorted((a, b) => Number(a.id) - Number(b.id));
  return { text: sealed.map(({ content }) => content).join('') + draft.content, parts: draft.parts };
}
