'use client';
import type { ComponentProps } from 'react';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useThreadActions } from '@/hooks/threads/use-thread';
import type { Thread } from '@/model/thread';
import { personTitle } from '@/model/title';
import { TitleInput } from '@/app/_thread/title-input';
import styles from './thread-row.module.css';

type Props = { thread: Thread; /** Of the list's item. */ item: ComponentProps<'li'>; onEnd: () => void };

/** A row whose title is being edited: Enter saves, Escape cancels. */
export function RowRename({ thread, item, onEnd }: Props) {
  const { rename } = useThreadActions(thread.id);
  const shownTitle = useDisplayTitle()(thread);
  const save = (text: string) => {
    const title = personTitle(text);
    if (title !== '' && title !== shownTitle) void rename(title);
    onEnd();
  };
  return (
    <li className={styles.item} {...item}>
      <TitleInput className={styles.rename ?? ''} title={shownTitle} onSave={save} onCancel={onEnd} />
    </li>
  );
}
