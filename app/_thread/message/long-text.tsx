'use client';
import { useId, useState, type ReactNode } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { foldsAt } from './folding';
import { messageStrings } from './strings';
import styles from './message.module.css';
import { MessageText } from './message-text';

type Props = { text: string; after?: ReactNode };

/** A person's text; a long one shows its beginning and expands on demand. */
export function LongText({ text, after }: Props) {
  const strings = useStrings(messageStrings);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const lines = foldsAt(text);
  if (lines === null) return <MessageText text={text} after={after} />;
  return (
    <>
      <div id={id} className={isOpen ? undefined : styles.folded}>
        <MessageText text={text} />
      </div>
      <p className={styles.toggle}>
        <Button
          size="small"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen((wasOpen) => !wasOpen)}
        >
          {isOpen ? strings.showLess : strings.showAll(lines)}
        </Button>
        {after}
      </p>
    </>
  );
}
