import { createContext, use } from 'react';
import type { Role } from '@/model/access';

/** What every line of a conversation may need to know. Changes rarely, so lines need not be drawn again. */
export type Room = {
  threadId: string;
  me: string;
  role: Role | undefined;
  maySpeak: boolean;
  /** Neither archived nor in the trash: it goes on. */
  isOpen: boolean;
  /** Says something that asks the assistant. */
  ask: (text: string) => void;
};

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = use(RoomContext);
  if (room === null) throw new Error('RoomContext is missing');
  return room;
}
