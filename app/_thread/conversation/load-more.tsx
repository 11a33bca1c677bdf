'use client';
import type { Further } from '@/hooks/core/use-further';
import { useInView } from '@/hooks/timeline/use-in-view';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { conversationStrings } from './strings';
import styles from './conversation.module.css';

type Props = {
  further: Further;
  kind: 'older' | 'newer';
  /** The distance from the view at which the messages are fetched. */ marginPx: number;
};

/** Fetches the older or newer messages when the reader comes near. Has a fixed height, so that nothing jumps. */
export function LoadMore({ further, kind, marginPx }: Props) {
  const strings = useStrings(conversationStrings);
  const ref = useInView(further.load, { enabled: further.status === 'more', marginPx });
  if (further.status === 'none') return null;
  return (
    <div ref={ref} className={styles.loadMore}>
      {further.status === 'failed' ? (
        <>
          <span role="alert">{strings.notLoaded[kind]}</span>
          <Button size="small" onClick={further.load}>
            {strings.tryAgain}
          </Button>
        </>
      ) : (
        <span role="status">{strings.loading[kind]}</span>
      )}
    </div>
  );
}
