import { createContext, use, useState } from 'react';
import type { Role } from '@/model/access';
import type { Quote } from '@/model/message';
import type { Member } from '@/model/thread';

/** What every line of a conversation may need to know. Changes rarely, so lines need not be drawn again. */
export type Room = {
  threadId: string;
  me: string;
  role: Role | undefined;
  maySpeak: boolean;
  /** Neither archived nor in the trash: it goes on. */
  isOpen: boolean;
  /** Pictures of members, by uid. */
  photos: ReadonlyMap<string, string>;
  /** Names of members of today, by uid. */
  names: ReadonlyMap<string, string>;
  /** Says something that asks the assistant. */
  ask: (text: string) => void;
  /** The next message replies to this one. */
  reply: (message: Quote) => void;
  /** Goes to a message; `from` is the one that is read at this moment. */
  pointTo: (messageId: string, from: HTMLElement | null) => void;
};

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = use(RoomContext);
  if (room === null) throw new Error('RoomContext is missing');
  return room;
}

/** The same maps while nobody changes a picture or a name, whatever else changes among the members. */
export function usePeople(members: readonly Member[]): Pick<Room, 'photos' | 'names'> {
  const photos = useSame(members.flatMap(({ id, photoUrl }) => (photoUrl === null ? [] : [[id, photoUrl]])));
  const names = useSame(members.map(({ id, name }) => [id, name]));
  return { photos, names };
}

function useSame(entries: readonly [string, string][]): ReadonlyMap<string, string> {
  const [kept, setKept] = useState<ReadonlyMap<string, string>>(() => new Map(entries));
  const isSame = entries.length === kept.size && entries.every(([id, value]) => kept.get(id) === value);
  if (!isSame) setKept(new Map(entries));
  return kept;
}
