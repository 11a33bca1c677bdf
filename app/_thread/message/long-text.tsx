'use client';
import { useId, useState, type ReactNode } from 'react';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { foldsAt } from './folding';
import { messageWords } from './strings';
import styles from './folding.module.css';
import { Words } from './message-text';

type Props = { text: string; after?: ReactNode };

/** A person's words; those that fill a screen show their beginning, and the rest when somebody wants it. */
export function LongWords({ text, after }: Props) {
  const words = useWords(messageWords);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const lines = foldsAt(text);
  if (lines === null) return <Words text={text} after={after} />;
  return (
    <>
      <div id={id} className={isOpen ? undefined : styles.folded}>
        <Words text={text} />
      </div>
      <p className={styles.way}>
        <Button
          size="small"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen((wasOpen) => !wasOpen)}
        >
          {isOpen ? words.showLess : words.showAll(lines)}
        </Button>
        {after}
      </p>
    </>
  );
}
