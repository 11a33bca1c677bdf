// What is left of a message that was deleted or hidden.
import 'server-only';
import type { Message } from '@/model/message';

/** What a removed message keeps of its content. */
export const REMOVED = {
  content: '',
  format: 'markdown',
  plain: '',
  mentions: [],
  metadata: {},
  replyTo: null,
  versions: 0,
  forms: null,
  sentForm: null,
  formPeople: [],
  polls: null,
} as const;

/** Of an imported message the mark stays. */
export function withoutParts({ imported }: Pick<Message, 'imported'>): Partial<Message> {
  return imported === undefined ? {} : { imported: { ...imported, tools: [], attachments: [] } };
}
