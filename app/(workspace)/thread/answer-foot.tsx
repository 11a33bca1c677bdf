'use client';
import { Check, CircleAlert, Copy, RotateCcw } from 'lucide-react';
import { useAskAgain } from '@/hooks/use-run-actions';
import type { Versions } from '@/hooks/use-versions';
import { readableText, type Message } from '@/model/message';
import { wordsForRunError } from '@/model/run';
import { Button } from '../../_ui/button';
import { useCopied } from '../../_ui/use-copied';
import styles from './conversation.module.css';
import { MessageTools } from './message-tools';
import { useRoom } from './room';
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
  const { threadId } = useRoom();
  const { again, asking } = useAskAgain(threadId);
  const { copied, copy } = useCopied();
  // What became of a second try is told on the answer that stands, not where it has gone since.
  const ending = shown === newest || shown.status !== 'done' ? endingOf(shown) : null;
  const text = readableText(shown);
  const offersAgain = mayAskAgain && ending?.offersAgain === true && shown === newest;
  return (
    <>
      {ending && (
        <div className={ending.isProblem ? styles.problem : styles.state}>
          {ending.isProblem && <CircleAlert size={16} aria-hidden="true" />}
          <span>{ending.words}</span>
          {offersAgain && (
            <Button size="small" busy={asking === newest.id} onClick={() => again(newest.id)}>
              <RotateCcw size={14} aria-hidden="true" /> Ask again
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
            aria-label="Copy answer"
            title="Copy"
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
            aria-label="Ask again"
            title="Ask again"
            onClick={() => again(newest.id)}
          >
            <RotateCcw size={15} aria-hidden="true" />
          </Button>
        )}
        {/* An earlier answer is found in the place of the newest. */}
        <MessageTools message={shown === newest ? shown : { ...shown, id: newest.id }} own={null} />
        <span className="visually-hidden" role="status">
          {copied ? 'Copied' : ''}
        </span>
      </div>
    </>
  );
}

/** An answer that stands, although it was asked for once more: says what became of that. */
function endingOfSecondTry({ stop, error }: Pick<Message, 'stop' | 'error'>): Ending | null {
  const kept = 'The earlier answer stays.';
  if (error) {
    const { words, askAgainHelps } = wordsForRunError(error);
    return { words: `Asked again: ${words} ${kept}`, isProblem: true, offersAgain: askAgainHelps };
  }
  if (stop)
    return { words: `Asked again, stopped by ${stop.byName}. ${kept}`, isProblem: false, offersAgain: true };
  return null;
}

type Ending = { words: string; isProblem: boolean; offersAgain: boolean };

function endingOf({ status, stop, error, content }: Message): Ending | null {
  switch (status) {
    case 'sent':
      return null;
    case 'done':
      return endingOfSecondTry({ stop, error });
    case 'stopped':
      return { words: `Stopped by ${stop?.byName ?? 'somebody'}`, isProblem: false, offersAgain: true };
    case 'cut-off':
      return {
        words: 'The answer was longer than a message can hold and ends here.',
        isProblem: false,
        offersAgain: false,
      };
    case 'cancelled':
      return {
        words: stop
          ? `Cancelled by ${stop.byName} before it was answered`
          : wordsForRunError(error ?? 'unknown').words,
        isProblem: false,
        offersAgain: true,
      };
    case 'deleted':
      return { words: 'This answer was deleted.', isProblem: false, offersAgain: false };
    case 'failed': {
      const { words, askAgainHelps } = wordsForRunError(error ?? 'unknown');
      const kept = content === '' ? '' : ' What was written so far is kept.';
      return { words: words + kept, isProblem: true, offersAgain: askAgainHelps };
    }
  }
}
