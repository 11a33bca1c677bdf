'use client';
import type { Further } from '@/hooks/use-finding';
import { useWhenSeen } from '@/hooks/use-when-seen';
import { useWords } from '@/hooks/use-words';
import { Button } from '../../_ui/button';
import { conversationWords } from './conversation-words';
import styles from './conversation.module.css';

type Props = {
  further: Further;
  kind: 'older' | 'newer';
  /** How far ahead of the reader they are fetched. */ marginPx: number;
};

/** Fetches the messages before or after when the reader comes near. Keeps its height, so that nothing jumps. */
export function FurtherMessages({ further, kind, marginPx }: Props) {
  const words = useWords(conversationWords);
  const ref = useWhenSeen(further.load, { enabled: further.status === 'more', marginPx });
  if (further.status === 'none') return null;
  return (
    <div ref={ref} className={styles.older}>
      {further.status === 'failed' ? (
        <>
          <span role="alert">{words.notLoaded[kind]}</span>
          <Button size="small" onClick={further.load}>
            {words.tryAgain}
          </Button>
        </>
      ) : (
        <span role="status">{words.loading[kind]}</span>
      )}
    </div>
  );
}
