'use client';
import { Command as Cmdk, useCommandState } from 'cmdk';
import { Archive, MessagesSquare } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useCommands, type Command } from '@/hooks/shell/use-commands';
import { useGo } from '@/hooks/core/use-location';
import { useThreads } from '@/hooks/threads/use-threads';
import { useWords } from '@/hooks/core/use-strings';
import type { Thread } from '@/model/thread';
import { Dialog } from '@/app/_ui/dialog';
import { deskWords } from './strings';
import styles from './command-palette.module.css';
import { scoreOf } from './palette-score';
import { ShortcutKeys } from './shortcut-keys';

/** Before anything is typed: where one was lately. */
const RECENT = 6;

/** Threads by title, people of the thread on screen, and everything that can be done now, by a few letters. */
export function Palette({ onClose }: { onClose: () => void }) {
  const words = useWords(deskWords);
  const [typed, setTyped] = useState('');
  const chosen = useRef<(() => void) | null>(null);
  const go = useGo();
  const choose = (press: () => void) => {
    chosen.current = press;
    onClose();
  };
  return (
    <Dialog
      isOpen
      isBare
      onClose={onClose}
      // What is chosen may take the focus, which first goes back to where it came from.
      onGone={() => chosen.current?.()}
      title={words.palette}
      description={words.paletteWhat}
    >
      <Cmdk
        label={words.palette}
        filter={(value, search, also) => scoreOf([...(also ?? [value])], search)}
        loop
      >
        <Cmdk.Input
          className={styles.field}
          value={typed}
          onValueChange={setTyped}
          placeholder={words.paletteField}
          aria-label={words.paletteField}
        />
        <Cmdk.Empty className={styles.empty}>
          <strong>{words.nothing(typed.trim())}</strong>
          {words.nothingWhat}
        </Cmdk.Empty>
        <Found>
          <Threads typed={typed} onChoose={(id) => choose(() => go(`/t/${id}`))} />
          <Commands onChoose={({ press }) => choose(press)} />
        </Found>
      </Cmdk>
    </Dialog>
  );
}

/** A list of choices is none while it is empty. */
function Found({ children }: { children: ReactNode }) {
  const words = useWords(deskWords);
  const isEmpty = useCommandState(({ filtered }) => filtered.count === 0);
  return (
    <Cmdk.List className={styles.list} label={words.palette} hidden={isEmpty}>
      {children}
    </Cmdk.List>
  );
}

function Threads({ typed, onChoose }: { typed: string; onChoose: (threadId: string) => void }) {
  const words = useWords(deskWords);
  const isAny = typed.trim() === '';
  const whole = useThreads('open', true);
  // What the list beside it holds is known already.
  const first = useThreads();
  const open = whole.status === 'ready' ? whole.threads : first.threads;
  const archived = useThreads('archived', true).threads;
  const shown: readonly Thread[] = isAny ? open.slice(0, RECENT) : [...open, ...archived];
  if (shown.length === 0) return null;
  return (
    <Cmdk.Group heading={isAny ? words.recent : words.threads}>
      {shown.map(({ id, title, state }) => (
        <Item key={id} id={`thread ${id}`} words={title} onSelect={() => onChoose(id)}>
          {state === 'archived' ? (
            <Archive size={17} aria-hidden="true" />
          ) : (
            <MessagesSquare size={17} aria-hidden="true" />
          )}
          <span dir="auto">{title}</span>
          {state === 'archived' && <small>{words.archived}</small>}
        </Item>
      ))}
    </Cmdk.Group>
  );
}

/** The palette does not lead to itself. */
const isElsewhere = ({ id }: Command) => id !== 'palette';

function Commands({ onChoose }: { onChoose: (command: Command) => void }) {
  const words = useWords(deskWords);
  const commands = useCommands();
  const item = (command: Command) => (
    <Item key={command.id} id={command.id} words={command.words} onSelect={() => onChoose(command)}>
      <command.Icon size={17} aria-hidden="true" />
      <span dir="auto">{command.words}</span>
      <ShortcutKeys command={command.id} />
    </Item>
  );
  const people = commands.filter(({ isPerson }) => isPerson === true);
  const actions = commands.filter(({ isPerson }) => isPerson !== true);
  return (
    <>
      {people.length > 0 && <Cmdk.Group heading={words.people}>{people.map(item)}</Cmdk.Group>}
      <Cmdk.Group heading={words.actions}>{actions.filter(isElsewhere).map(item)}</Cmdk.Group>
    </>
  );
}

type ItemProps = { id: string; words: string; onSelect: () => void; children: ReactNode };

function Item({ id, words, onSelect, children }: ItemProps) {
  return (
    <Cmdk.Item className={styles.item} value={id} keywords={[words]} onSelect={onSelect}>
      {children}
    </Cmdk.Item>
  );
}
