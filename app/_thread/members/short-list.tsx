'use client';
import { useState, type ReactNode } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { memberStrings } from './strings';
import styles from './members.module.css';

type Props = {
  title: string;
  count: number;
  /** Draws the first so many. */
  children: (shown: number) => ReactNode;
};

const FIRST = 3;

/** A list that stands above others: of a long one the first few, so that what follows stays in reach. */
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
