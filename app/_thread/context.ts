import { createContext, use, useState } from 'react';
import type { Role } from '@/model/access';
import type { ReplyTo } from '@/model/message';
import type { Member } from '@/model/member';
import type { Here } from '@/model/presence';

// What the rows of a conversation may need, in two halves: whoever reads has the first, and whoever may do something in the
// thread has the second too. What draws a thread works without an actor. Both change rarely, so rows need not be rendered again.

export type Reader = {
  threadId: string;
  /** Pictures of members, by uid. */
  photos: ReadonlyMap<string, string>;
  /** Current names of members, by uid. */
  names: ReadonlyMap<string, string>;
  /** Jumps to a message; `from` is the element of the message being read now. */
  jumpTo: (messageId: string, from: HTMLElement | null) => void;
};

export type Actor = {
  me: string;
  role: Role | undefined;
  mayPost: boolean;
  /** Neither archived nor in the trash. */
  isOpen: boolean;
  mayExport: boolean;
  mayFork: boolean;
  /** Threads were started from this one. */
  hasForks: boolean;
  /** Sends a message that asks the assistant. */
  ask: (text: string) => void;
  /** Puts a text into the message box, unsent. */
  suggest: (text: string) => void;
  /** Makes the next message a reply to this one. */
  reply: (message: ReplyTo) => void;
};

/** Who types in which field of a form. It changes often: rows have it in a context of its own. */
export type FieldPresence = {
  here: readonly Here[];
  /** This person types in the field at this place (model/presence); null: no longer. */
  typing: (place: string | null) => void;
};

export const FieldPresenceContext = createContext<FieldPresence | null>(null);
export const ReaderContext = createContext<Reader | null>(null);
export const ActorContext = createContext<Actor | null>(null);

export function useReader(): Reader {
  const reader = use(ReaderContext);
  if (reader === null) throw new Error('ReaderContext is missing');
  return reader;
}

/** Null for a guest, who only reads. */
export function useActor(): Actor | null {
  return use(ActorContext);
}

/** The maps keep their identity until a picture or a name changes, whatever else changes among the members. */
export function usePeople(members: readonly Member[]): Pick<Reader, 'photos' | 'names'> {
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
