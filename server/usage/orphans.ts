// Rows whose run was deleted before it had ended, with its thread: no batch will ever settle them but this one.
import 'server-only';
import { Timestamp } from 'firebase-admin/firestore';
import { ledgerRowSchema } from '@/model/ledger';
import { runPath } from '@/model/paths';
import { isRefused } from '@/server/platform/commit';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { settleLost } from './ledger';

const PAGE = 200;

/** Looks at every open row older than `openForMs`. Safe beside live servers: a row that was settled meanwhile stays. */
export async function settleOrphans(openForMs: number): Promise<number> {
  const db = firestore();
  const open = db
    .collection('ledger')
    .where('settledAt', '==', null)
    .where('openedAt', '<', Timestamp.fromMillis(Date.now() - openForMs))
    .orderBy('openedAt')
    .limit(PAGE);
  let settled = 0;
  for (let page = await open.get(); page.size > 0;) {
    const rows = page.docs.map((doc) => ({ row: readDocument(ledgerRowSchema, doc), doc }));
    const runs = await db.getAll(
      ...rows.map(({ row, doc }) => db.doc(runPath(row?.threadId ?? doc.id, doc.id))),
    );
    for (const [index, { row, doc }] of rows.entries()) {
      if (row === undefined || runs[index]?.exists === true) continue;
      await settleLost(row, doc.updateTime).catch((error: unknown) => {
        if (!isRefused(error)) throw error;
      });
      settled += 1;
    }
    const last = page.docs.at(-1);
    if (last === undefined || page.size < PAGE) break;
    page = await open.startAfter(last).get();
  }
  return settled;
}
