import type { Conversation } from './conversation';
import type { Break, Refusal } from './refusal';

/** What the reading of a file yields. */
export type ArchiveItem =
  | { kind: 'conversation'; conversation: Conversation }
  /** One conversation that does not come in. `file`: its name in a zip, else ''. `position`: in that file, from 1. */
  | { kind: 'broken'; file: string; position: number; title: string; reason: Break }
  /** A file of a zip that holds no conversation. */
  | { kind: 'ignored'; file: string }
  /** Always the last: nothing further is read. What came before it stays right. */
  | { kind: 'refused'; reason: Refusal };
