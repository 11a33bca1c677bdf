'use client';
import { useRef, useState, type ChangeEvent } from 'react';
import { useAccount } from '@/hooks/account/use-account';
import { useWords } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/shell/workspace-provider';
import { MAX_NAME_CHARS } from '@/model/limits';
import { isBlank } from '@/model/message';
import { Avatar } from '@/app/_ui/avatar';
import { Button } from '@/app/_ui/button';
import dialogStyles from '@/app/_ui/dialog.module.css';
import styles from './account.module.css';
import { settingsWords } from './strings';
import { squarePicture } from './square-picture';

export function ProfileForm() {
  const words = useWords(settingsWords);
  const me = useMe();
  const { busy, problem, saveName, savePicture } = useAccount();
  const [name, setName] = useState(me.name);
  const [said, setSaid] = useState('');
  const isChanged = name.trim() !== me.name && !isBlank(name);
  const save = async () => {
    setSaid('');
    if (await saveName(name.trim())) setSaid(words.nameChanged);
  };
  return (
    <>
      <PictureField
        busy={busy === 'picture'}
        onChange={async (picture) => {
          setSaid('');
          if (await savePicture(picture)) setSaid(picture ? words.pictureChanged : words.pictureRemoved);
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
          <span>{words.nameField}</span>
          <input
            value={name}
            maxLength={MAX_NAME_CHARS}
            autoComplete="name"
            dir="auto"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <Button type="submit" look="primary" disabled={!isChanged} busy={busy === 'name'}>
          {words.save}
        </Button>
      </form>
      <p className={styles.email}>
        {me.email !== null && words.signedInAs(me.email)} {words.nameOfItsDay}
      </p>
      <p
        className={problem === null ? styles.said : styles.problem}
        role={problem === null ? 'status' : 'alert'}
      >
        {problem ?? said}
      </p>
    </>
  );
}

type PictureProps = { busy: boolean; onChange: (picture: (() => Promise<string>) | null) => Promise<void> };

function PictureField({ busy, onChange }: PictureProps) {
  const words = useWords(settingsWords);
  const me = useMe();
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file can be chosen again.
    event.target.value = '';
    if (file) void onChange(() => squarePicture(file));
  };
  return (
    <div className={styles.picture}>
      <Avatar id={me.uid} name={me.name} photoUrl={me.photoUrl} size={72} />
      <div className={styles.pictureWays}>
        <Button size="small" busy={busy} onClick={() => input.current?.click()}>
          {me.photoUrl === null ? words.choosePicture : words.changePicture}
        </Button>
        {me.photoUrl !== null && (
          <Button size="small" look="quiet" disabled={busy} onClick={() => void onChange(null)}>
            {words.removePicture}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={words.picture}
        className="visually-hidden"
        tabIndex={-1}
        onChange={choose}
      />
    </div>
  );
}
