'use client';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useThreadActions } from '@/hooks/threads/use-thread';
import type { Thread } from '@/model/thread';
import { personTitle } from '@/model/title';
import { TitleInput } from '@/app/_thread/title-input';
import styles from './thread-row.module.css';

/** A row whose title is being edited: Enter saves, Escape cancels. */
export function RowRename({ thread, onEnd }: { thread: Thread; onEnd: () => void }) {
  const { rename } = useThreadActions(thread.id);
  const shownTitle = useDisplayTitle()(thread);
  const save = (text: string) => {
    const title = personTitle(text);
    if (title !== '' && title !== shownTitle) void rename(title);
    onEnd();
  };
  return (
    <li className={styles.item}>
      <TitleInput className={styles.rename ?? ''} title={shownTitle} onSave={save} onCancel={onEnd} />
    </li>
  );
}
