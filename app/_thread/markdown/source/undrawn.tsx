'use client';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { markdownStrings } from '@/app/_thread/markdown/strings';
import styles from '@/app/_thread/markdown/markdown.module.css';
import { SourceText } from './source-text';

type Props = { text: string; why: 'costly' | 'stopped'; onTryAgain?: () => void };

/** Markdown as its source, and why it is not rendered. */
export function Undrawn({ text, why, onTryAgain }: Props) {
  const strings = useStrings(markdownStrings);
  return (
    <>
      <SourceText text={text.trim()} />
      <p className={styles.undrawn}>
        {why === 'costly' ? strings.markdownCostly : strings.stopped}{' '}
        {onTryAgain && (
          <Button size="small" look="quiet" onClick={onTryAgain}>
            {strings.tryAgain}
          </Button>
        )}
      </p>
    </>
  );
}
