'use client';
import { Archive, MessagesSquare, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useInView } from '@/hooks/timeline/use-in-view';
import type { HitGroup, SearchResults } from '@/hooks/search/search-pages';
import type { Search } from '@/hooks/search/use-search';
import { useStrings } from '@/hooks/core/use-strings';
import type { SearchThread } from '@/model/search';
import { Button } from '@/app/_ui/button';
import { PageLink } from '@/app/_ui/page-link';
import { HitRow, hitPath } from './hit-row';
import { MarkedTitle } from './marked';
import { searchStrings } from './strings';
import styles from './search.module.css';

/** Titles shown until somebody asks for all of them: messages are what most people search for. */
const FEW_TITLES = 3;
/** How far below the view the next page is fetched. */
const AHEAD_PX = 600;

/** Threads by title, and messages by thread. */
export function Results({ results, more }: { results: SearchResults; more: Search['more'] }) {
  return (
    <>
      {results.titles.length > 0 && <Titles key={results.text} threads={results.titles} />}
      {results.groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
      {results.groups.length > 0 && <More more={more} />}
    </>
  );
}

function Titles({ threads }: { threads: readonly SearchThread[] }) {
  const strings = useStrings(searchStrings);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? threads : threads.slice(0, FEW_TITLES);
  return (
    <section className={styles.group} aria-label={strings.titles}>
      <h2 className={styles.groupHead}>{strings.titles}</h2>
      <ul className={styles.hits}>
        {shown.map((thread) => (
          <li key={thread.id}>
            <PageLink to={`/t/${thread.id}`} className={styles.titleHit ?? ''}>
              <MessagesSquare size={17} aria-hidden="true" />
              <span dir="auto">
                <MarkedTitle thread={thread} />
              </span>
              <State thread={thread} />
            </PageLink>
          </li>
        ))}
      </ul>
      {shown.length < threads.length && (
        <Button look="quiet" size="small" onClick={() => setWhole(true)}>
          {strings.allTitles(threads.length)}
        </Button>
      )}
    </section>
  );
}

function Group({ group: { thread, hits } }: { group: HitGroup }) {
  return (
    <section className={styles.group}>
      <h2 className={styles.groupHead}>
        <PageLink to={`/t/${thread.id}`} className={styles.thread ?? ''}>
          <span dir="auto">
            <MarkedTitle thread={thread} />
          </span>
        </PageLink>
        <State thread={thread} />
      </h2>
      <ul className={styles.hits}>
        {hits.map((hit) => (
          <li key={hitPath(hit)}>
            <HitRow hit={hit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function State({ thread: { state } }: { thread: SearchThread }) {
  const strings = useStrings(searchStrings);
  if (state === 'open') return null;
  const Icon = state === 'archived' ? Archive : Trash2;
  return (
    <small className={styles.state}>
      <Icon size={14} aria-hidden="true" /> {strings[state]}
    </small>
  );
}

function More({ more }: { more: Search['more'] }) {
  const strings = useStrings(searchStrings);
  const ref = useInView(more.load, { enabled: more.status === 'more', marginPx: AHEAD_PX });
  return (
    <div ref={ref} className={styles.more}>
      {more.status === 'none' && strings.end}
      {more.status === 'loading' && strings.more}
      {more.status === 'failed' && (
        <>
          <span role="alert">{strings.moreFailed}</span>
          <Button size="small" onClick={more.load}>
            {strings.tryAgain}
          </Button>
        </>
      )}
    </div>
  );
}
