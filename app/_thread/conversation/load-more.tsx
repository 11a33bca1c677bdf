'use client';
import type { Further } from '@/hooks/timeline/use-jump-to-message';
import { useWhenSeen } from '@/hooks/core/use-in-view';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { conversationWords } from './strings';
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
