'use client';
import { RotateCcw } from 'lucide-react';
import { useRegenerate } from '@/hooks/runs/use-run-actions';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { answerStrings } from '@/app/_thread/message/answer/strings';
import styles from '@/app/_thread/conversation/conversation.module.css';
import { useThreadContext } from '@/app/_thread/context';

/** Under a question that was edited after it was answered. */
export function OutdatedAnswer({ answerId }: { answerId: string }) {
  const strings = useStrings(answerStrings);
  const { threadId, mayPost } = useThreadContext();
  const { regenerate, regenerating } = useRegenerate(threadId);
  return (
    <div className={styles.state}>
      <span>{strings.outdated}</span>
      {mayPost && (
        <Button size="small" busy={regenerating === answerId} onClick={() => regenerate(answerId)}>
          <RotateCcw size={14} aria-hidden="true" /> {strings.regenerate}
        </Button>
      )}
    </div>
  );
}
