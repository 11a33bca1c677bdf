'use client';
import { Search, X } from 'lucide-react';
import type { FormEvent, RefObject } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { isComposing } from '@/app/_ui/keys';
import { IconButton } from '@/app/_ui/icon-button';
import { searchStrings } from './strings';
import styles from './search.module.css';

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
        onKeyDown={(event) => event.key === 'Escape' && !isComposing(event) && onType('')}
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

/** What of the box’s text could not be read. */
export const PROBLEMS_ID = 'search-problems';
