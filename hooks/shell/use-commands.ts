'use client';
// The commands that are available now, registered by the components that provide them: the palette lists them,
// shortcuts run them by id.
import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';

export type Command = {
  id: string;
  label: string;
  Icon: LucideIcon;
  press: () => void;
  tone?: 'danger';
  /** A member of the thread on screen instead of an action. */
  isPerson?: boolean;
};

type Offer = { commands: readonly Command[] };

const NONE: readonly Command[] = [];
const offers = new Set<Offer>();
const watchers = new Set<() => void>();
let all = NONE;
/** A command of a page that is being opened, and until when it is of any use. */
let awaited: { id: string; path: string; until: number } | null = null;
const AWAITED_MS = 15_000;

function changed(): void {
  all = [...offers].flatMap(({ commands }) => commands);
  for (const watcher of watchers) watcher();
  if (awaited !== null && Date.now() > awaited.until) awaited = null;
  if (awaited?.path === window.location.pathname && runCommand(awaited.id)) awaited = null;
}

/** Registers commands while the caller is mounted. */
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

/** All registered commands, in the order of registration. */
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

/** Runs the command with this id; false when none is registered. */
export function runCommand(id: string): boolean {
  const command = all.find((one) => one.id === id);
  command?.press();
  return command !== undefined;
}

/** Runs a command of the page at this path as soon as that page registers it. */
export function runCommandAt(path: string, id: string): void {
  awaited = { id, path, until: Date.now() + AWAITED_MS };
}
