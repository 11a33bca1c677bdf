'use client';
import type { KeyboardEvent } from 'react';
import { pressedKey } from '@/hooks/core/keys';
import { useStrings } from '@/hooks/core/use-strings';
import type { FoundTitles } from '@/hooks/search/use-titles';
import { Button } from '@/app/_ui/button';
import { globalCommandStrings } from './strings';
import styles from './command-palette.module.css';

const OF_A_BUTTON: ReadonlySet<string> = new Set(['Enter', ' ', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/** Which titles were not looked at, and the way to them. */
export function TitlesNote({ titles: { status, lookedAt, more, retry } }: { titles: FoundTitles }) {
  const strings = useStrings(globalCommandStrings);
  if (status === 'failed')
    return (
      <p className={styles.status} role="alert">
        {strings.titlesFailed}{' '}
        <Button look="quiet" size="small" onClick={retry} onKeyDown={keepFromList}>
          {strings.tryAgain}
        </Button>
      </p>
    );
  if (status !== 'ready' || more.status === 'none') return null;
  return (
    <p className={styles.status}>
      {lookedAt !== null && strings.titlesAmong(lookedAt)}{' '}
      <Button
        look="quiet"
        size="small"
        busy={more.status === 'loading'}
        onClick={more.load}
        onKeyDown={keepFromList}
      >
        {lookedAt === null ? strings.moreTitles : strings.lookFurther}
      </Button>
    </p>
  );
}

/** Of a button: the list would take its keys, and open what is selected there. */
function keepFromList(event: KeyboardEvent): void {
  if (OF_A_BUTTON.has(pressedKey(event) ?? '')) event.stopPropagation();
}
