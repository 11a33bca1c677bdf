// What a copy of a message has: what guests of a share with everything on would get of it, and so no uid, no prompt, no earlier version.
import 'server-only';
import { Timestamp } from 'firebase-admin/firestore';
import { copiedAuthor } from '@/model/copied-author';
import { copyId } from '@/model/fork';
import type { ReplyTo } from '@/model/message';
import { ASSISTANT_ID } from '@/model/product';
import type { GuestAuthor, GuestMessage } from '@/model/share';
import type { NewMessage } from '@/server/messages/new-message';

/** `placed`: positions in the fork by those in the origin. */
export function copied(message: GuestMessage, placed: ReadonlyMap<number, number>): NewMessage {
  const { seq, from, author, content, format, plain, status, error, stoppedBy, imported } = message;
  const { createdAt, editedAt, questionSeq, isDeclined, replyTo } = message;
  return {
    id: copyId(seq),
    seq: placed.get(seq) ?? seq,
    role: from === 'assistant' ? 'assistant' : 'user',
    authorId: idOf(author),
    authorName: author.name,
    content,
    status,
    questionId: questionSeq === null ? null : copyId(questionSeq),
    replyTo: replyTo === null ? null : copiedReply(replyTo, placed),
    error,
    stop: stoppedBy === null ? null : { by: idOf(stoppedBy), byName: stoppedBy.name, at: createdAt },
    metadata: isDeclined ? { declined: true } : {},
    fromFile: {
      createdAt: Timestamp.fromMillis(createdAt),
      editedAt: editedAt === null ? null : Timestamp.fromMillis(editedAt),
      hidden: null,
      format,
      plain,
      // guard: copies-are-marked
      imported: imported ?? { format: 'thread', kind: from, tools: [], attachments: [] },
    },
  };
}

/** Null where it could not be read any more. */
function copiedReply(
  { seq, author, excerpt }: NonNullable<GuestMessage['replyTo']>,
  placed: ReadonlyMap<number, number>,
): ReplyTo | null {
  const place = placed.get(seq);
  if (excerpt === '' || place === undefined) return null;
  return { id: copyId(seq), seq: place, authorId: idOf(author), authorName: author.name };
}

const idOf = ({ number }: GuestAuthor) => (number === 0 ? ASSISTANT_ID : copiedAuthor(number));
