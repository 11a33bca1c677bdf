'use client';
import { useRef, useState, type KeyboardEvent } from 'react';
import { MAX_TITLE_CHARS } from '@/model/limits';
import { personTitle } from '@/model/title';
import type { Thread } from '@/model/thread';
import { useThreadActions } from '@/hooks/use-thread';
import styles from './thread.module.css';

type Props = {
  thread: Thread;
  mayRename: boolean;
  isRenaming: boolean;
  setRenaming: (renaming: boolean) => void;
};

/** Renamed in place: press the title, Enter keeps, Escape leaves it as it was. */
export function ThreadTitle({ thread, mayRename, isRenaming, setRenaming }: Props) {
  const { rename } = useThreadActions(thread.id);
  /** Shown until the listener brings it, so that the old title does not flash up. */
  const [mine, setMine] = useState<{ from: string; to: string } | null>(null);
  const title = mine?.from === thread.title ? mine.to : thread.title;
  const save = (text: string) => {
    setRenaming(false);
    const to = personTitle(text);
    if (to === '' || to === thread.title) return;
    setMine({ from: thread.title, to });
    void rename(to).finally(() => setTimeout(() => setMine(null), 1_000));
  };
  if (isRenaming) return <TitleInput title={title} onSave={save} onCancel={() => setRenaming(false)} />;
  return (
    <h1 className={styles.title} dir="auto">
      {mayRename ? (
        <button type="button" onClick={() => setRenaming(true)} title="Rename">
          {title}
        </button>
      ) : (
        <span title={title}>{title}</span>
      )}
    </h1>
  );
}

type InputProps = { title: string; onSave: (title: string) => void; onCancel: () => void };

function TitleInput({ title, onSave, onCancel }: InputProps) {
  const [text, setText] = useState(title);
  const cancelled = useRef(false);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') {
      cancelled.current = true;
      onCancel();
    }
  };
  return (
    <input
      className={styles.titleInput}
      aria-label="Title"
      maxLength={MAX_TITLE_CHARS}
      value={text}
      // The person pressed to write here.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => !cancelled.current && onSave(text)}
    />
  );
}
