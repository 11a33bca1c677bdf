// A message that is to be stored.
import 'server-only';
import type { Timestamp } from 'firebase-admin/firestore';
import type { SentForm } from '@/model/form';
import type { Message, MessageStatus, ReplyTo } from '@/model/message';
import type { RunError, Stop } from '@/model/run';

/** A message before the server has given it times; `seq` is its position. */
export type NewMessage = {
  id: string;
  seq: number;
  role: 'user' | 'assistant';
  authorId: string;
  authorName: string;
  content: string;
  status: MessageStatus;
  runId?: string | null;
  questionId?: string | null;
  /** Of an answer: the person whose question it answers. */
  askedBy?: string;
  replyTo?: ReplyTo | null;
  /** Of a person's message that sends a form. */
  sentForm?: SentForm | null;
  error?: RunError | null;
  stop?: Stop | null;
  metadata?: Message['metadata'];
  /** Regeneration: the position holds a previous answer, which this one replaces; it was counted when it landed. */
  replaces?: boolean;
  /** How many previous answers are stored under versions/. */
  versions?: number;
  /** As stored, of a message that replaces another one: when that was counted. */
  landedAt?: unknown;
  /** What a file says, instead of what this site knows: nobody is mentioned, and nothing is drawn but what `format` allows. */
  fromFile?: FromFile;
};

export type FromFile = Pick<Message, 'format' | 'plain' | 'hidden' | 'imported'> & {
  createdAt: Timestamp;
  editedAt: Timestamp | null;
};
