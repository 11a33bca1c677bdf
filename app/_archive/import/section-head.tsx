import { useCallback, type ReactNode } from 'react';
import styles from './import.module.css';

/** The head of a step. It takes the focus when its step begins, or a press that led to it would leave none. */
export function SectionHead({ title, children }: { title: string; children?: ReactNode }) {
  const focus = useCallback((element: HTMLElement | null) => element?.focus({ preventScroll: true }), []);
  return (
    <div className={styles.sectionHead}>
      <h2 ref={focus} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </div>
  );
}
