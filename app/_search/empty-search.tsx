'use client';
import { Clock } from 'lucide-react';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import type { RecentSearches } from '@/hooks/search/use-recent-searches';
import { Button } from '@/app/_ui/button';
import { searchStrings } from './strings';
import styles from './search.module.css';

type Props = {
  recent: RecentSearches;
  /** Writes a text into the box and searches it. */ onUse: (text: string) => void;
};

/** Before anything is typed: what was searched last, and how to search. */
export function EmptySearch({ recent, onUse }: Props) {
  const strings = useStrings(searchStrings);
  const { toast } = useToasts();
  const clear = () => {
    recent.clear();
    toast(strings.recentCleared);
    // The pressed button leaves with the list.
    onUse('');
  };
  return (
    <>
      {recent.texts.length > 0 && (
        <section className={styles.group} aria-labelledby="recent-searches">
          <div className={styles.groupHead}>
            <h2 id="recent-searches">{strings.recent}</h2>
            <Button look="quiet" size="small" onClick={clear}>
              {strings.clearRecent}
            </Button>
          </div>
          <ul className={styles.hits}>
            {recent.texts.map((text) => (
              <li key={text}>
                <button type="button" className={styles.titleHit} onClick={() => onUse(text)}>
                  <Clock size={17} aria-hidden="true" />
                  <span dir="auto">{text}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.group} aria-labelledby="how-to-search">
        <h2 id="how-to-search" className={styles.lead}>
          {strings.emptyTitle}
        </h2>
        <p className={styles.what}>{strings.emptyWhat}</p>
        <Examples onUse={onUse} />
      </section>
    </>
  );
}

/** The operators, each with an example that can be tried. */
export function Examples({ onUse }: Pick<Props, 'onUse'>) {
  const strings = useStrings(searchStrings);
  return (
    <ul className={styles.examples}>
      {strings.examples.map(({ text, what }) => (
        <li key={text}>
          <button type="button" onClick={() => onUse(text)}>
            <code>{text}</code>
            <span>{what}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
