'use client';
import type { Further } from '@/hooks/core/use-further';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import type { ThreadFilter } from './filters';
import { sidebarStrings } from './strings';
import styles from './sidebar.module.css';

type Props = {
  filter: ThreadFilter;
  /** What is left of the list. */
  more: Further;
  /** Threads that were looked through for a filter that asks before it looks further; else null. */
  asksAfter: number | null;
  onFurther: () => void;
  /** Threads in the list. */
  shown: number;
  /** Whether the list was longer than its first page: a short one needs no last line. */
  isLong: boolean;
};

/** The last line of the list: that more is coming, that it could not be loaded, how far was looked, or that this is the end. */
export function ListEnd({ filter, more, asksAfter, onFurther, shown, isLong }: Props) {
  const strings = useStrings(sidebarStrings);
  if (more.status === 'failed')
    return (
      <div className={styles.aside}>
        <p role="alert">{strings.notLoaded}</p>
        <Button size="small" onClick={more.load}>
          {strings.tryAgain}
        </Button>
      </div>
    );
  if (more.status !== 'none' && asksAfter !== null)
    return (
      <div className={styles.aside}>
        <p role="status">{(shown === 0 ? strings.noneAmong : strings.theseAreAmong)(asksAfter)}</p>
        <Button size="small" busy={more.status === 'loading'} onClick={onFurther}>
          {strings.lookFurther}
        </Button>
      </div>
    );
  if (more.status !== 'none')
    return (
      <p className={styles.end} role="status">
        {strings.loading}
      </p>
    );
  return isLong && shown > 0 && <p className={styles.end}>{strings.end[filter]}</p>;
}
