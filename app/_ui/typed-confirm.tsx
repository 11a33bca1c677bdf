'use client';
import { useState } from 'react';
import { Button } from './button';
import styles from './dialog.module.css';

type Props = {
  /** What has to be typed, and the sentence that says so. */
  expected: string;
  label: string;
  cancel: string;
  confirm: string;
  onCancel: () => void;
  onConfirm: () => Promise<unknown>;
};

/** Of what cannot be taken back with one press: typed, not pressed by mistake. */
export function TypedConfirm({ expected, label, cancel, confirm, onCancel, onConfirm }: Props) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const matches = typed.trim() === expected.trim();
  const submit = () => {
    setBusy(true);
    void onConfirm().finally(() => setBusy(false));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (matches && !busy) submit();
      }}
    >
      <label className={styles.field}>
        <span>{label}</span>
        <input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
      </label>
      <div className={styles.buttons}>
        <Button onClick={onCancel}>{cancel}</Button>
        <Button type="submit" look="danger" disabled={!matches} busy={busy}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}
