'use client';
import { useState, type ReactNode } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { memberStrings } from './strings';
import styles from './members.module.css';

type Props = {
  title: string;
  count: number;
  /** Renders the first items. */
  children: (shown: number) => ReactNode;
};

const FIRST = 3;

/**
 * A list above other content: of a long one only the first few items are shown, so that what follows stays in reach.
 */
export function ShortList({ title, count, children }: Props) {
  const strings = useStrings(memberStrings);
  const [showsAll, setShowsAll] = useState(false);
  if (count === 0) return null;
  const cuts = !showsAll && count > FIRST + 1;
  return (
    <section aria-label={title}>
      <h3 className={styles.subtitle}>{title}</h3>
      <ul className={styles.list}>{children(cuts ? FIRST : count)}</ul>
      {cuts && (
        <Button look="quiet" size="small" onClick={() => setShowsAll(true)}>
          {strings.showAll(count)}
        </Button>
      )}
    </section>
  );
}
