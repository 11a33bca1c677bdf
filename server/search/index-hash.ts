// A number for everything that an index holds, independent of order: equal indexes have equal ones.
import 'server-only';
import { createHash } from 'node:crypto';
import type { Revision } from './search-index';

/** A message, or a thread where `messageId` is null. */
export type HashedRow = { threadId: string; messageId: string | null; revision: Revision };

/** 16 hex digits: the sum of the rows' hashes. */
export async function hashRows(rows: AsyncIterable<HashedRow> | Iterable<HashedRow>): Promise<string> {
  let sum = 0n;
  for await (const { threadId, messageId, revision } of rows) {
    const digest = createHash('sha256')
      .update(`${threadId}\n${messageId ?? ''}\n${revision}`)
      .digest();
    sum = BigInt.asUintN(64, sum + digest.readBigUInt64BE());
  }
  return sum.toString(16).padStart(16, '0');
}
