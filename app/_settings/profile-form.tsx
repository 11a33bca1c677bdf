'use client';
import { useRef, useState, type ChangeEvent } from 'react';
import { useAccount } from '@/hooks/account/use-account';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import { MAX_NAME_CHARS } from '@/model/limits';
import { isBlank } from '@/model/message';
import { Avatar } from '@/app/_ui/avatar';
import { Button } from '@/app/_ui/button';
import dialogStyles from '@/app/_ui/dialog.module.css';
import styles from './account.module.css';
import { settingsStrings } from './strings';
import { squarePicture } from './square-picture';

export function ProfileForm() {
  const strings = useStrings(settingsStrings);
  const me = useMe();
  const { busy, problem, saveName, savePicture } = useAccount();
  const [name, setName] = useState(me.name);
  const [statusText, setStatusText] = useState('');
  const isChanged = name.trim() !== me.name && !isBlank(name);
  const save = async () => {
    setStatusText('');
    if (await saveName(name.trim())) setStatusText(strings.nameChanged);
  };
  return (
    <>
      <PictureField
        busy={busy === 'picture'}
        onChange={async (picture) => {
          setStatusText('');
          if (await savePicture(picture))
            setStatusText(picture ? strings.pictureChanged : strings.pictureRemoved);
        }}
      />
      <form
        className={styles.name}
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged && busy === null) void save();
        }}
      >
        <label className={dialogStyles.field}>
          <span>{strings.nameField}</span>
          <input
            value={name}
            maxLength={MAX_NAME_CHARS}
            autoComplete="name"
            dir="auto"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <Button type="submit" look="primary" disabled={!isChanged} busy={busy === 'name'}>
          {strings.save}
        </Button>
      </form>
      <p className={styles.email}>
        {me.email !== null && strings.signedInAs(me.email)} {strings.earlierMessagesKeepName}
      </p>
      <p
        className={problem === null ? styles.statusText : styles.problem}
        role={problem === null ? 'status' : 'alert'}
      >
        {problem ?? statusText}
      </p>
    </>
  );
}

type PictureProps = { busy: boolean; onChange: (picture: (() => Promise<string>) | null) => Promise<void> };

function PictureField({ busy, onChange }: PictureProps) {
  const strings = useStrings(settingsStrings);
  const me = useMe();
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // Lets the same file be chosen again.
    event.target.value = '';
    if (file) void onChange(() => squarePicture(file));
  };
  return (
    <div className={styles.picture}>
      <Avatar id={me.uid} name={me.name} photoUrl={me.photoUrl} size={72} />
      <div className={styles.pictureControls}>
        <Button size="small" busy={busy} onClick={() => input.current?.click()}>
          {me.photoUrl === null ? strings.choosePicture : strings.changePicture}
        </Button>
        {me.photoUrl !== null && (
          <Button size="small" look="quiet" disabled={busy} onClick={() => void onChange(null)}>
            {strings.removePicture}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={strings.picture}
        className="visually-hidden"
        tabIndex={-1}
        onChange={choose}
      />
    </div>
  );
}
