'use client';
import { Check, CircleAlert, Copy, RotateCcw } from 'lucide-react';
import { useAskAgain } from '@/hooks/runs/use-run-actions';
import type { Versions } from '@/hooks/messages/use-versions';
import { useWords } from '@/hooks/core/use-strings';
import { withoutThoughts } from '@/model/answer';
import { readableText, type Message } from '@/model/message';
import { runErrorWords } from '@/model/run-strings';
import { Button } from '@/app/_ui/button';
import { useCopied } from '@/app/_ui/use-copied';
import { endingOf } from './answer-outcome';
import { answerWords } from './strings';
import styles from '@/app/_thread/conversation/conversation.module.css';
import { MessageTools } from '@/app/_thread/message/message-tools';
import { useRoom } from '@/app/_thread/context';
import { VersionSwitch } from './version-switch';

type Props = {
  /** The newest answer, or the earlier one somebody went back to. */
  shown: Message;
  newest: Message;
  versions: Versions;
  mayAskAgain: boolean;
};

/** How the answer ended, when that is worth a word, and what can be done with it. */
export function AnswerFoot({ shown, newest, versions, mayAskAgain }: Props) {
  const words = useWords(answerWords);
  const errorWords = useWords(runErrorWords);
  const { threadId } = useRoom();
  const { again, asking } = useAskAgain(threadId);
  const { copied, copy } = useCopied();
  // What became of a second try is told on the answer that stands, not where it has gone since.
  const ending =
    shown === newest || shown.status !== 'done'
      ? endingOf(shown, { answer: words, error: errorWords })
      : null;
  const text = withoutThoughts(readableText(shown));
  const offersAgain = mayAskAgain && ending?.offersAgain === true && shown === newest;
  return (
    <>
      {ending && (
        <div className={ending.isProblem ? styles.problem : styles.state}>
          {ending.isProblem && <CircleAlert size={16} aria-hidden="true" />}
          <span>{ending.words}</span>
          {offersAgain && (
            <Button size="small" busy={asking === newest.id} onClick={() => again(newest.id)}>
              <RotateCcw size={14} aria-hidden="true" /> {words.askAgain}
            </Button>
          )}
        </div>
      )}
      <div className={styles.tools}>
        {/* First, so that it stays under the finger whatever other tools a version has. */}
        {versions.count > 1 && <VersionSwitch versions={versions} />}
        {text !== '' && (
          <Button
            size="small"
            look="quiet"
            shape="icon"
            aria-label={words.copyAnswer}
            title={words.copy}
            onClick={() => copy(text)}
          >
            {copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
          </Button>
        )}
        {mayAskAgain && !offersAgain && text !== '' && (
          <Button
            size="small"
            look="quiet"
            shape="icon"
            busy={asking === newest.id}
            aria-label={words.askAgain}
            title={words.askAgain}
            onClick={() => again(newest.id)}
          >
            <RotateCcw size={15} aria-hidden="true" />
          </Button>
        )}
        {/* An earlier answer is found in the place of the newest. */}
        <MessageTools message={shown === newest ? shown : { ...shown, id: newest.id }} own={null} />
        <span className="visually-hidden" role="status">
          {copied ? words.copied : ''}
        </span>
      </div>
    </>
  );
}
