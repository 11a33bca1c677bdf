import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

type Props = {
  icon: ReactNode;
  title: string;
  what: string;
  role?: 'status' | 'alert';
  /** What can be done about it. */
  children?: ReactNode;
};

/** What stands in a page instead of its content: nothing yet, nothing found, not allowed, failed. */
export function EmptyState({ icon, title, what, role, children }: Props) {
  return (
    <div className={styles.empty} {...(role && { role })}>
      <span aria-hidden="true">{icon}</span>
      <h2>{title}</h2>
      <p>{what}</p>
      {children}
    </div>
  );
}
