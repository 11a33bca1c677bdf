'use client';
// Commands that can be run now, registered by the component that offers them: the palette lists them, keys run them by id.
import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';

export type Command = {
  id: string;
  label: string;
  Icon: LucideIcon;
  press: () => void;
  tone?: 'danger';
  /** A member of the thread on screen, and not an action. */
  isPerson?: boolean;
};

type Offer = { commands: readonly Command[] };

const NONE: readonly Command[] = [];
const offers = new Set<Offer>();
const watchers = new Set<() => void>();
let all = NONE;

function changed(): void {
  all = [...offers].flatMap(({ commands }) => commands);
  for (const watcher of watchers) watcher();
}

/** Offers commands for as long as the caller is on screen. */
export function useCommandsHere(commands: readonly Command[]): void {
  const offer = useRef<Offer>({ commands: NONE });
  useEffect(() => {
    offer.current.commands = commands;
    changed();
  }, [commands]);
  useEffect(() => {
    const mine = offer.current;
    offers.add(mine);
    changed();
    return () => {
      offers.delete(mine);
      changed();
    };
  }, []);
}

/** Everything that is offered now, in the order in which it came on screen. */
export function useCommands(): readonly Command[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => all,
    () => NONE,
  );
}

/** Does what is offered under this id; false when nothing is. */
export function runCommand(id: string): boolean {
  const command = all.find((one) => one.id === id);
  command?.press();
  return command !== undefined;
}
