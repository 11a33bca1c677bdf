'use client';
import { Command as Cmdk, useCommandState } from 'cmdk';
import { Archive, MessagesSquare } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useCommands, type Command } from '@/hooks/shell/use-commands';
import { useNavigate } from '@/hooks/core/use-location';
import { useThreads } from '@/hooks/threads/use-threads';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import type { Thread } from '@/model/thread';
import { Dialog } from '@/app/_ui/dialog';
import { globalCommandStrings } from './strings';
import styles from './command-palette.module.css';
import { scoreOf } from './palette-score';
import { ShortcutKeys } from './shortcut-keys';

/** The number of recent threads shown before anything is typed. */
const RECENT = 6;

/** Finds threads by title, people of the thread on screen, and every available command, by a few letters. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const strings = useStrings(globalCommandStrings);
  const [typed, setTyped] = useState('');
  const chosen = useRef<(() => void) | null>(null);
  const navigate = useNavigate();
  const choose = (press: () => void) => {
    chosen.current = press;
    onClose();
  };
  return (
    <Dialog
      isOpen
      isBare
      onClose={onClose}
      // The focus returns to the opener first: the chosen command may move it.
      onClosed={() => chosen.current?.()}
      title={strings.palette}
      description={strings.paletteWhat}
    >
      <Cmdk
        label={strings.palette}
        filter={(value, search, also) => scoreOf([...(also ?? [value])], search)}
        loop
      >
        <Cmdk.Input
          className={styles.field}
          value={typed}
          onValueChange={setTyped}
          placeholder={strings.paletteField}
          aria-label={strings.paletteField}
        />
        <Cmdk.Empty className={styles.empty}>
          <strong>{strings.nothing(typed.trim())}</strong>
          {strings.nothingWhat}
        </Cmdk.Empty>
        <Results>
          <Threads typed={typed} onChoose={(id) => choose(() => navigate(`/t/${id}`))} />
          <Commands onChoose={({ press }) => choose(press)} />
        </Results>
      </Cmdk>
    </Dialog>
  );
}

/** An empty listbox is invalid ARIA, so the list is hidden while it is empty. */
function Results({ children }: { children: ReactNode }) {
  const strings = useStrings(globalCommandStrings);
  const isEmpty = useCommandState(({ filtered }) => filtered.count === 0);
  return (
    <Cmdk.List className={styles.list} label={strings.palette} hidden={isEmpty}>
      {children}
    </Cmdk.List>
  );
}

function Threads({ typed, onChoose }: { typed: string; onChoose: (threadId: string) => void }) {
  const strings = useStrings(globalCommandStrings);
  const displayTitle = useDisplayTitle();
  const isAny = typed.trim() === '';
  const whole = useThreads('open', true);
  // The sidebar's thread list is already loaded.
  const first = useThreads();
  const open = whole.status === 'ready' ? whole.threads : first.threads;
  const archived = useThreads('archived', true).threads;
  const shown: readonly Thread[] = isAny ? open.slice(0, RECENT) : [...open, ...archived];
  if (shown.length === 0) return null;
  return (
    <Cmdk.Group heading={isAny ? strings.recent : strings.threads}>
      {shown.map((thread) => (
        <Item
          key={thread.id}
          id={`thread ${thread.id}`}
          label={displayTitle(thread)}
          onSelect={() => onChoose(thread.id)}
        >
          {thread.state === 'archived' ? (
            <Archive size={17} aria-hidden="true" />
          ) : (
            <MessagesSquare size={17} aria-hidden="true" />
          )}
          <span dir="auto">{displayTitle(thread)}</span>
          {thread.state === 'archived' && <small>{strings.archived}</small>}
        </Item>
      ))}
    </Cmdk.Group>
  );
}

/** The palette does not list the command that opens it. */
const isElsewhere = ({ id }: Command) => id !== 'palette';

function Commands({ onChoose }: { onChoose: (command: Command) => void }) {
  const strings = useStrings(globalCommandStrings);
  const commands = useCommands();
  const item = (command: Command) => (
    <Item key={command.id} id={command.id} label={command.label} onSelect={() => onChoose(command)}>
      <command.Icon size={17} aria-hidden="true" />
      <span dir="auto">{command.label}</span>
      <ShortcutKeys command={command.id} />
    </Item>
  );
  const people = commands.filter(({ isPerson }) => isPerson === true);
  const actions = commands.filter(({ isPerson }) => isPerson !== true);
  return (
    <>
      {people.length > 0 && <Cmdk.Group heading={strings.people}>{people.map(item)}</Cmdk.Group>}
      <Cmdk.Group heading={strings.actions}>{actions.filter(isElsewhere).map(item)}</Cmdk.Group>
    </>
  );
}

type ItemProps = { id: string; label: string; onSelect: () => void; children: ReactNode };

function Item({ id, label, onSelect, children }: ItemProps) {
  return (
    <Cmdk.Item className={styles.item} value={id} keywords={[label]} onSelect={onSelect}>
      {children}
    </Cmdk.Item>
  );
}
