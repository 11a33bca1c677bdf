import { createContext, use, useState } from 'react';
import type { Role } from '@/model/access';
import type { ReplyTo } from '@/model/message';
import type { Member } from '@/model/member';

/** What every row of a conversation may need. Changes rarely, so rows need not be rendered again. */
export type ThreadContextValue = {
  threadId: string;
  me: string;
  role: Role | undefined;
  mayPost: boolean;
  /** Neither archived nor in the trash. */
  isOpen: boolean;
  mayExport: boolean;
  /** Pictures of members, by uid. */
  photos: ReadonlyMap<string, string>;
  /** Current names of members, by uid. */
  names: ReadonlyMap<string, string>;
  /** Sends a message that asks the assistant. */
  ask: (text: string) => void;
  /** Makes the next message a reply to this one. */
  reply: (message: ReplyTo) => void;
  /** Jumps to a message; `from` is the element of the message being read now. */
  jumpTo: (messageId: string, from: HTMLElement | null) => void;
};

export const ThreadContext = createContext<ThreadContextValue | null>(null);

export function useThreadContext(): ThreadContextValue {
  const value = use(ThreadContext);
  if (value === null) throw new Error('ThreadContext is missing');
  return value;
}

/** The maps keep their identity until a picture or a name changes, whatever else changes among the members. */
export function usePeople(members: readonly Member[]): Pick<ThreadContextValue, 'photos' | 'names'> {
  const photos = useSame(members.flatMap(({ id, photoUrl }) => (photoUrl === null ? [] : [[id, photoUrl]])));
  const names = useSame(members.map(({ id, name }) => [id, name]));
  return { photos, names };
}

function useSame(entries: readonly [string, string][]): ReadonlyMap<string, string> {
  const [current, setCurrent] = useState<ReadonlyMap<string, string>>(() => new Map(entries));
  const isSame = entries.length === current.size && entries.every(([id, value]) => current.get(id) === value);
  if (!isSame) setCurrent(new Map(entries));
  return current;
}
