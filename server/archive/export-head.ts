import { Participants } from '@/model/archive/participants';
import type { Language } from '@/model/language';
import type { Thread } from '@/model/thread';

/** What an export says before its messages, and how it says it. */
export type ExportHead = {
  thread: Thread;
  /** '' where only a part of the thread is exported. */
  instructions: string;
  /** Milliseconds since 1970. */
  exportedAt: number;
  participants: Participants;
  language: Language;
  timeZone: string;
};

/** Who created the thread is the first; `label` as of Participants. */
export function participantsOf(
  { createdBy }: Pick<Thread, 'createdBy'>,
  label: ((n: number) => string) | null,
): Participants {
  const participants = new Participants(label);
  participants.of({ id: createdBy, name: '' });
  return participants;
}
