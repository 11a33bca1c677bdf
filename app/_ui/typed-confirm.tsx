'use client';
import { useState } from 'react';
import { Button } from './button';
import styles from './dialog.module.css';

type Props = {
  /** The text that has to be typed, and its label. */
  expected: string;
  label: string;
  cancel: string;
  confirm: string;
  /** The action is running. */
  busy: boolean;
  onCancel: () => void;
  onConfirm: () => void;
};

/** Confirms an action that cannot be undone: typed, so that no single press triggers it by mistake. */
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
