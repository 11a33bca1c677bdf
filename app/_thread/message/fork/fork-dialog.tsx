'use client';
// A new thread from a message of this one: who comes along is chosen first.
import { useState } from 'react';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { useFork } from '@/hooks/threads/use-fork';
import { MAX_COMPANIONS } from '@/model/fork';
import type { Message } from '@/model/message';
import { Avatar } from '@/app/_ui/avatar';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { useActor, useReader } from '@/app/_thread/context';
import editing from '@/app/_thread/message/editing/editing.module.css';
import styles from './fork.module.css';
import { forkStrings } from './strings';

type Props = { message: Message; onClose: () => void };

export function ForkDialog({ message, onClose }: Props) {
  const strings = useStrings(forkStrings);
  const errorText = useErrorText();
  const displayName = useDisplayName();
  const { threadId, names } = useReader();
  const { start, busy, error } = useFork(threadId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (uid: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, uid] : [...before].filter((one) => one !== uid)));
  const companions = () =>
    new Map([...chosen].map((uid) => [uid, displayName({ id: uid, name: names.get(uid) ?? '' })]));
  return (
    <Dialog isOpen onClose={onClose} title={strings.title} description={strings.what(message.seq)}>
      <Companions chosen={chosen} onChoose={choose} />
      <p className={editing.dialogProblem} role="alert">
        {error && errorText(error)}
      </p>
      <div className={dialogStyles.buttons}>
        <Button onClick={onClose}>{strings.cancel}</Button>
        <Button look="primary" busy={busy} onClick={() => start(message.id, companions())}>
          {strings.start}
        </Button>
      </div>
    </Dialog>
  );
}

type CompanionsProps = {
  chosen: ReadonlySet<string>;
  onChoose: (uid: string, isChosen: boolean) => void;
};

/** The other members. */
function Companions({ chosen, onChoose }: CompanionsProps) {
  const strings = useStrings(forkStrings);
  const displayName = useDisplayName();
  const { names, photos } = useReader();
  const me = useActor()?.me;
  const others = [...names].filter(([uid]) => uid !== me);
  if (others.length === 0) return null;
  return (
    <fieldset className={styles.companions}>
      <legend>{strings.bring}</legend>
      <div className={styles.companionList}>
        {others.map(([uid, name]) => (
          <label key={uid}>
            <input
              type="checkbox"
              checked={chosen.has(uid)}
              disabled={!chosen.has(uid) && chosen.size >= MAX_COMPANIONS}
              onChange={({ target }) => onChoose(uid, target.checked)}
            />
            <Avatar id={uid} name={name} photoUrl={photos.get(uid) ?? null} size={28} />
            <span dir="auto">{displayName({ id: uid, name })}</span>
          </label>
        ))}
      </div>
      <p>{strings.invited}</p>
    </fieldset>
  );
}
