'use client';
import { useEffect, useRef, useState } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { useRecentSearches } from '@/hooks/search/use-recent-searches';
import { useSearch, type Search } from '@/hooks/search/use-search';
import { useSearchEntry, type SearchEntry } from '@/hooks/search/use-search-entry';
import { useIdleAfter } from '@/hooks/shell/use-idle';
import { useTabTitle } from '@/hooks/shell/use-tab-title';
import { SEARCH_ORDERS } from '@/model/search';
import { BackLink } from '@/app/_ui/column-page/back-link';
import pageStyles from '@/app/_ui/column-page/column-page.module.css';
import { Segments } from '@/app/_ui/segments';
import { EmptySearch } from './empty-search';
import { FilterBar } from './filter-bar';
import { Results } from './results';
import { moveAmongRows } from './row-keys';
import { QueryProblems, SearchBox } from './search-box';
import { SearchOutcome } from './search-outcome';
import { searchStrings } from './strings';
import { usePlace } from './use-place';
import styles from './search.module.css';

/** From the last key to the search. */
const PAUSE_MS = 250;

/** Everything that was said in my threads. Each visit is an entry of the history, to which Back returns as it was left. */
export function SearchPage() {
  const strings = useStrings(searchStrings);
  useTabTitle(strings.title);
  useIdleAfter(true);
  const navigation = useSearchEntry();
  return <Visit key={navigation.entry.visit} {...navigation} />;
}

function Visit({ entry, place, change, savePlace }: ReturnType<typeof useSearchEntry>) {
  const strings = useStrings(searchStrings);
  const { typed, setTyped, submit } = useTypedText(entry, change);
  const recent = useRecentSearches();
  const search = useSearch({ ...entry, text: entry.text.trim() });
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { ref: view, save } = usePlace({ box, place, savePlace, isReady: search.status !== 'loading' });
  const keep = (text: string) => recent.add(text.trim());
  const write = (text: string) => {
    submit(text);
    box.current?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of every control inside bubble to here
    <div
      className={pageStyles.page}
      ref={view}
      data-scrolls
      onScroll={save}
      onFocus={save}
      onKeyDown={(event) => moveAmongRows(event, list.current, box.current)}
    >
      <div className={pageStyles.column}>
        <Head />
        <SearchBox
          ref={box}
          text={typed}
          onType={setTyped}
          onSubmit={() => {
            submit(typed);
            keep(typed);
          }}
        />
        <FilterBar text={typed} found={search.results} onWrite={write} />
        <div className={styles.bar}>
          <p className={styles.count} role="status">
            <Announcement search={search} />
          </p>
          {search.status !== 'idle' && (
            <Segments
              look="bare"
              label={strings.order}
              value={entry.order}
              options={SEARCH_ORDERS.map((value) => ({ value, label: strings.orders[value] }))}
              onChoose={(order) => change({ order })}
            />
          )}
        </div>
        {search.results !== null && <QueryProblems {...search.results} />}
        <div
          ref={list}
          data-stale={search.isStale || undefined}
          className={styles.results}
          onClickCapture={() => keep(entry.text)}
        >
          {search.status === 'idle' ? (
            <EmptySearch recent={recent} onUse={write} />
          ) : (
            <SearchOutcome search={search} text={entry.text} onWrite={write}>
              {search.results !== null && <Results results={search.results} more={search.more} />}
            </SearchOutcome>
          )}
        </div>
      </div>
    </div>
  );
}

function Head() {
  const strings = useStrings(searchStrings);
  return (
    <header className={pageStyles.head}>
      <BackLink label={strings.back} />
      <h1>{strings.title}</h1>
    </header>
  );
}

/** The text of the box. It becomes the entry's, and is searched, after a pause or at once. */
function useTypedText({ text }: SearchEntry, change: (changes: { text: string }) => void) {
  const [typed, setTyped] = useState(text);
  const searched = useRef(text);
  useEffect(() => {
    if (typed === searched.current) return;
    const timer = setTimeout(() => {
      searched.current = typed;
      change({ text: typed });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, change]);
  const submit = (next: string) => {
    searched.current = next;
    setTyped(next);
    change({ text: next });
  };
  return { typed, setTyped, submit };
}

function Announcement({ search: { status, results, isStale, more } }: { search: Search }) {
  const strings = useStrings(searchStrings);
  if (status === 'loading' || isStale) return strings.searching;
  if (results === null || results.hitCount === 0) return null;
  return strings.results({ count: results.hitCount, isAll: more.status === 'none' });
}
