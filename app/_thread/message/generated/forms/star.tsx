import styles from './fields.module.css';

/** Behind the words of a required field. */
export function Star() {
  return (
    <span className={styles.star} aria-hidden="true">
      *
    </span>
  );
}
