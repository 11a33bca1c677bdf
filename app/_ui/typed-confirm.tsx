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
  /** It is being done. */
  busy: boolean;
  onCancel: () => void;
  onConfirm: () => void;
};

/** Of what cannot be taken back with one press: typed, not pressed by mistake. */
export function TypedConfirm({ expected, label, cancel, confirm, busy, onCancel, onConfirm }: Props) {
  const [typed, setTyped] = useState('');
  const matches = typed.trim() === expected.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (matches && !busy) onConfirm();
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
