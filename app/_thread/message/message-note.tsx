import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './message.module.css';

type Props = {
  look: 'quiet' | 'problem';
  role?: 'alert';
  text: string;
  /** Buttons for what can be done about it. */
  children?: ReactNode;
};

/** A note below a message or an answer about its outcome. */
export function MessageNote({ look, role, text, children }: Props) {
  return (
    <div className={look === 'problem' ? styles.problem : styles.note} role={role}>
      {look === 'problem' && <CircleAlert size={16} aria-hidden="true" />}
      <span>{text}</span>
      {children}
    </div>
  );
}
