'use client';
import { useId, useState, type ReactNode } from 'react';
import { useDeviceSetting } from '@/hooks/core/use-device-settings';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { foldsAt } from './folding';
import { messageStrings } from './strings';
import styles from './message.module.css';
import { isLoneEmoji } from './formatted/lone-emoji';
import { PersonMarkdown } from './formatted/person-markdown';
import { MessageText } from './message-text';

type Props = { text: string; after?: ReactNode };

/** A person's text, formatted or, where its reader set so, as it was typed; a long one shows its beginning and expands on demand. */
export function LongText({ text, after }: Props) {
  const strings = useStrings(messageStrings);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [marks] = useDeviceSetting('marks');
  const Text = marks === 'shown' ? MessageText : PersonMarkdown;
  const lines = foldsAt(text);
  if (isLoneEmoji(text))
    return (
      <div className={styles.loneEmoji}>
        <Text text={text} after={after} />
      </div>
    );
  if (lines === null) return <Text text={text} after={after} />;
  return (
    <>
      <div id={id} className={isOpen ? undefined : styles.folded} data-opened={isOpen || undefined}>
        <Text text={text} />
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
