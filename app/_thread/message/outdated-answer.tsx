'use client';
import { RotateCcw } from 'lucide-react';
import { useAskAgain } from '@/hooks/runs/use-run-actions';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { answerWords } from '@/app/_thread/message/answer/strings';
import styles from '@/app/_thread/conversation/conversation.module.css';
import { useRoom } from '@/app/_thread/context';

/** Under a question that was edited after it was answered. */
export function OutdatedAnswer({ answerId }: { answerId: string }) {
  const words = useWords(answerWords);
  const { threadId, maySpeak } = useRoom();
  const { again, asking } = useAskAgain(threadId);
  return (
    <div className={styles.state}>
      <span>{words.outdated}</span>
      {maySpeak && (
        <Button size="small" busy={asking === answerId} onClick={() => again(answerId)}>
          <RotateCcw size={14} aria-hidden="true" /> {words.askAgain}
        </Button>
      )}
    </div>
  );
}
