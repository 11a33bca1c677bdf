'use client';
import { Search, TriangleAlert, X } from 'lucide-react';
import type { FormEvent, RefObject } from 'react';
import { pressedKey } from '@/hooks/core/keys';
import { useStrings } from '@/hooks/core/use-strings';
import type { QueryProblem, Range } from '@/model/search';
import { IconButton } from '@/app/_ui/icon-button';
import { searchStrings } from './strings';
import styles from './search.module.css';

/** What of the box’s text could not be read. */
const PROBLEMS_ID = 'search-problems';

type Props = {
  ref: RefObject<HTMLInputElement | null>;
  text: string;
  onType: (text: string) => void;
  onSubmit: () => void;
};

export function SearchBox({ ref, text, onType, onSubmit }: Props) {
  const strings = useStrings(searchStrings);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.box} role="search" aria-label={strings.title} onSubmit={submit}>
      <Search size={19} aria-hidden="true" />
      <input
        ref={ref}
        type="search"
        value={text}
        placeholder={strings.field}
        aria-label={strings.field}
        aria-describedby={PROBLEMS_ID}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => pressedKey(event) === 'Escape' && onType('')}
      />
      {text !== '' && (
        <IconButton
          size="small"
          label={strings.clear}
          icon={<X size={17} aria-hidden="true" />}
          onClick={() => {
            onType('');
            ref.current?.focus();
          }}
        />
      )}
    </form>
  );
}

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
