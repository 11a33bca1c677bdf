'use client';
import { personTitle } from '@/model/title';
import type { Thread } from '@/model/thread';
import { useOptimisticValue } from '@/hooks/core/use-optimistic-value';
import { useThreadActions } from '@/hooks/threads/use-thread';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { threadStrings } from './strings';
import styles from './thread.module.css';
import { TitleInput } from './title-input';

type Props = {
  thread: Thread;
  mayRename: boolean;
  isRenaming: boolean;
  setRenaming: (renaming: boolean) => void;
};

/** Renamed in place: a press on the title edits it, Enter saves, Escape cancels. */
export function ThreadTitle({ thread, mayRename, isRenaming, setRenaming }: Props) {
  const strings = useStrings(threadStrings);
  const { rename } = useThreadActions(thread.id);
  const current = useDisplayTitle()(thread);
  const { shown: title, show } = useOptimisticValue(current);
  const save = (text: string) => {
    setRenaming(false);
    const to = personTitle(text);
    if (to === '' || to === current) return;
    show(to, rename(to));
  };
  if (isRenaming)
    return (
      <>
        <h1 className="visually-hidden">{title}</h1>
        <TitleInput
          className={styles.titleInput ?? ''}
          title={title}
          onSave={save}
          onCancel={() => setRenaming(false)}
        />
      </>
    );
  return (
    <h1 className={styles.title} dir="auto">
      {mayRename ? (
        <button type="button" onClick={() => setRenaming(true)} title={strings.rename}>
          {title}
        </button>
      ) : (
        <span title={title}>{title}</span>
      )}
    </h1>
  );
}
