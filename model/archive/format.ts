import type { ArchiveLimits } from '@/model/import-limits';
import type { ArchiveFormat, Conversation } from './conversation';

/** A format whose conversations are one JSON value each. */
export type Format = {
  format: ArchiveFormat;
  /** By what the value contains. */
  recognises: (value: unknown) => boolean;
  /** @throws BrokenConversation */
  read: (value: unknown, limits: ArchiveLimits) => Conversation;
};
