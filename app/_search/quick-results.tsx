'use client';
import { TextSearch } from 'lucide-react';
import { useStrings } from '@/hooks/core/use-strings';
import { useQuickSearch } from '@/hooks/search/use-quick-search';
import { searchPath } from '@/hooks/search/use-search-entry';
import { PageLink } from '@/app/_ui/page-link';
import { HitRow, hitPath } from './hit-row';
import { MarkedTitle } from './marked';
import { QuickNote } from './quick-note';
import { searchStrings } from './strings';
import styles from './search.module.css';

/** More of them would be a page: it is one press away. */
const FEW = 5;

/** The first messages that match what is typed above the thread list. They are last, so that nothing moves when they come. */
export function QuickResults({ text }: { text: string }) {
  const strings = useStrings(searchStrings);
  const search = useQuickSearch(text);
  const { results, isStale } = search;
  const groups = results?.groups ?? [];
  const hits = groups.flatMap((group) => group.hits.map((hit) => ({ hit, thread: group.thread })));
  return (
    <section className={styles.quick} aria-label={strings.messages}>
      <h2 aria-hidden="true">{strings.messages}</h2>
      {hits.length > 0 && (
        <ul className={styles.hits} data-stale={isStale || undefined}>
          {hits.slice(0, FEW).map(({ hit, thread }) => (
            <li key={hitPath(hit)} className={styles.quickHit}>
              <HitRow hit={hit}>
                <MarkedTitle thread={thread} />
              </HitRow>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={styles.quickNote}>
        <QuickNote search={search} />
      </p>
      <PageLink to={searchPath({ text, order: 'relevance' })} className={styles.seeAll ?? ''}>
        <TextSearch size={17} aria-hidden="true" />
        <span>{strings.seeAll(text)}</span>
      </PageLink>
    </section>
  );
}
