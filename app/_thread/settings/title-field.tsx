'use client';
import { useState } from 'react';
import { useThreadActions } from '@/hooks/threads/use-thread';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { MAX_TITLE_CHARS } from '@/model/limits';
import { personTitle } from '@/model/title';
import type { Thread } from '@/model/thread';
import { Button } from '@/app/_ui/button';
import styles from './thread-settings.module.css';
import { threadSettingsStrings } from './strings';

/** Shows titles by others as they arrive, unless something is being typed. */
export function TitleField({ thread, mayChange }: { thread: Thread; mayChange: boolean }) {
  const strings = useStrings(threadSettingsStrings);
  const { rename, busy } = useThreadActions(thread.id);
  const [mine, setMine] = useState<string | null>(null);
  const current = useDisplayTitle()(thread);
  const title = mine ?? current;
  const isChanged = personTitle(title) !== '' && personTitle(title) !== current;
  const save = async () => {
    await rename(title);
    setMine(null);
  };
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) void save();
      }}
    >
      <label className={styles.part}>
        <span>{strings.name}</span>
        <input
          value={title}
          maxLength={MAX_TITLE_CHARS}
          readOnly={!mayChange}
          dir="auto"
          onChange={(event) => setMine(event.target.value)}
        />
      </label>
      {isChanged && (
        <Button type="submit" look="primary" busy={busy}>
          {strings.save}
        </Button>
      )}
    </form>
  );
}
