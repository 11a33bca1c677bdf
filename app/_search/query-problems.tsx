'use client';
import { TriangleAlert } from 'lucide-react';
import { useStrings } from '@/hooks/core/use-strings';
import type { QueryProblem, Range } from '@/model/search';
import { PROBLEMS_ID } from './search-box';
import { searchStrings } from './strings';
import styles from './search.module.css';

/** What of a query was not understood: the query with that part underlined, and why. The rest was searched. */
export function QueryProblems({ text, problems }: { text: string; problems: readonly QueryProblem[] }) {
  const strings = useStrings(searchStrings);
  return (
    <div id={PROBLEMS_ID} role="status" className={styles.problems}>
      {problems.map(({ code, range }) => (
        <p key={`${code} ${range.join(' ')}`}>
          <TriangleAlert size={16} aria-hidden="true" />
          <span>
            {isWhole(range, text) || <Excerpt text={text} range={range} />}
            {strings.problems[code]}
          </span>
        </p>
      ))}
    </div>
  );
}

const isWhole = ([from, to]: Range, text: string) => from === 0 && to >= text.length;

/** Of a long query only what is around it is shown. */
const AROUND = 24;

function Excerpt({ text, range: [from, to] }: { text: string; range: Range }) {
  const end = Math.min(to, from + 3 * AROUND);
  return (
    <code className={styles.excerpt} dir="auto">
      {from > AROUND && '…'}
      {text.slice(Math.max(0, from - AROUND), from)}
      <u>{text.slice(from, end)}</u>
      {text.slice(end, end + AROUND)}
      {end + AROUND < text.length && '…'}
    </code>
  );
}
