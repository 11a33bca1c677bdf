'use client';
import { RotateCcw } from 'lucide-react';
import { useAskAgain } from '@/hooks/use-run-actions';
import { useWords } from '@/hooks/use-words';
import { Button } from '../../_ui/button';
import { answerWords } from './answer-words';
import styles from './conversation.module.css';
import { useRoom } from './room';

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
