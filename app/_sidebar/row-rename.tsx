'use client';
import { useThreadActions } from '@/hooks/threads/use-thread';
import type { Thread } from '@/model/thread';
import { personTitle } from '@/model/title';
import { TitleInput } from '@/app/_thread/title-input';
import styles from './thread-row.module.css';

/** A row whose title is being written: Enter keeps, Escape leaves it as it was. */
export function RowRename({ thread, onEnd }: { thread: Thread; onEnd: () => void }) {
  const { rename } = useThreadActions(thread.id);
  const save = (text: string) => {
    const title = personTitle(text);
    if (title !== '' && title !== thread.title) void rename(title);
    onEnd();
  };
  return (
    <li className={styles.item}>
      <TitleInput className={styles.rename ?? ''} title={thread.title} onSave={save} onCancel={onEnd} />
    </li>
  );
}
