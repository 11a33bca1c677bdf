'use client';
import { CloudOff, SearchX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useOnline } from '@/hooks/core/use-online';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import type { SearchResults } from '@/hooks/search/search-pages';
import type { Search } from '@/hooks/search/use-search';
import { filtersIn, without } from '@/model/query-text';
import { Button } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/column-page/empty-state';
import { RowSkeleton } from '@/app/_ui/skeleton';
import { Examples } from './empty-search';
import { searchStrings } from './strings';
import styles from './search.module.css';

type Props = {
  search: Search;
  text: string;
  onWrite: (text: string) => void;
  /** The results. */
  children: ReactNode;
};

/** What became of a search: the results with what has to be said about them, or what is there instead. */
export function SearchOutcome({ search, text, onWrite, children }: Props) {
  const { status, results, isStale } = search;
  const isOnline = useOnline();
  if (search.error !== null && (results === null || isStale)) return <Failure search={search} />;
  if (results === null) return isOnline || status !== 'loading' ? <RowSkeleton /> : <Offline />;
  const isNothing = results.hitCount === 0 && results.titles.length === 0;
  return (
    <>
      {!isOnline && <Offline />}
      <Indexing indexed={results.indexed} />
      <Corrected results={results} onWrite={onWrite} />
      {isNothing && !isStale && search.more.status === 'none' ? (
        <Nothing results={results} text={text} onWrite={onWrite} />
      ) : (
        children
      )}
    </>
  );
}

function Offline() {
  const strings = useStrings(searchStrings);
  return (
    <EmptyState
      icon={<CloudOff size={28} />}
      title={strings.offline}
      what={strings.offlineWhat}
      role="status"
    />
  );
}

function Failure({ search: { error, retry } }: { search: Search }) {
  const strings = useStrings(searchStrings);
  const errorText = useErrorText();
  const isOnline = useOnline();
  if (!isOnline) return <Offline />;
  return (
    <EmptyState
      icon={<TriangleAlert size={28} />}
      title={strings.failed}
      what={errorText(error)}
      role="alert"
    >
      <Button onClick={retry}>{strings.tryAgain}</Button>
    </EmptyState>
  );
}

export function Indexing({ indexed }: { indexed: number | null }) {
  const strings = useStrings(searchStrings);
  return (
    <p role="status" className={styles.note}>
      {/* 100 % would be a contradiction. */}
      {indexed !== null && strings.indexing(Math.min(99, Math.floor(indexed * 100)))}
    </p>
  );
}

type ResultsProps = { results: SearchResults; onWrite: (text: string) => void };

function Corrected({ results: { text, correctedTo }, onWrite }: ResultsProps) {
  const strings = useStrings(searchStrings);
  if (correctedTo === null) return null;
  return (
    <p className={styles.note}>
      {strings.corrected(text)}{' '}
      <button type="button" className={styles.corrected} onClick={() => onWrite(correctedTo)}>
        {correctedTo}
      </button>
    </p>
  );
}

function Nothing({ results, text, onWrite }: ResultsProps & { text: string }) {
  const strings = useStrings(searchStrings);
  const filters = filtersIn(text);
  const words = without(text, filters);
  // Nothing was searched, and the problem says why.
  if (results.problems.some(({ code }) => REFUSALS.has(code))) return <Examples onUse={onWrite} />;
  return (
    <>
      <EmptyState
        icon={<SearchX size={28} />}
        title={strings.nothing(results.text)}
        what={strings.nothingWhat}
      >
        {filters.length > 0 && words !== '' && (
          <Button onClick={() => onWrite(words)}>{strings.withoutFilters}</Button>
        )}
      </EmptyState>
      <Examples onUse={onWrite} />
    </>
  );
}

const REFUSALS: ReadonlySet<string> = new Set(['nothing-to-find', 'too-long', 'too-many-terms']);
