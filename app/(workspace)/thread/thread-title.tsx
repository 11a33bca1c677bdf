'use client';
import { useState } from 'react';
import { personTitle } from '@/model/title';
import type { Thread } from '@/model/thread';
import { useThreadActions } from '@/hooks/use-thread';
import { useWords } from '@/hooks/use-words';
import { threadWords } from './thread-words';
import styles from './thread.module.css';
import { TitleInput } from './title-input';

type Props = {
  thread: Thread;
  mayRename: boolean;
  isRenaming: boolean;
  setRenaming: (renaming: boolean) => void;
};

/** Renamed in place: press the title, Enter keeps, Escape leaves it as it was. */
export function ThreadTitle({ thread, mayRename, isRenaming, setRenaming }: Props) {
  const words = useWords(threadWords);
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
  if (isRenaming)
    return (
      <TitleInput
        className={styles.titleInput ?? ''}
        title={title}
        onSave={save}
        onCancel={() => setRenaming(false)}
      />
    );
  return (
    <h1 className={styles.title} dir="auto">
      {mayRename ? (
        <button type="button" onClick={() => setRenaming(true)} title={words.rename}>
          {title}
        </button>
      ) : (
        <span title={title}>{title}</span>
      )}
    </h1>
  );
}
