'use client';
import { Check, CircleAlert, Copy, RotateCcw } from 'lucide-react';
import { useRegenerate } from '@/hooks/runs/use-run-actions';
import type { Versions } from '@/hooks/messages/use-versions';
import { useStrings } from '@/hooks/core/use-strings';
import { withoutReasoning } from '@/model/answer';
import { readableText, type Message } from '@/model/message';
import { runErrorStrings } from '@/model/run-strings';
import { Button } from '@/app/_ui/button';
import { IconButton } from '@/app/_ui/icon-button';
import { useCopied } from '@/hooks/core/use-copied';
import { answerOutcomeOf } from './answer-outcome';
import { answerStrings } from './strings';
import styles from '@/app/_thread/conversation/conversation.module.css';
import { MessageTools } from '@/app/_thread/message/message-tools';
import { useThreadContext } from '@/app/_thread/context';
import { VersionSwitch } from './version-switch';

type Props = {
  /** The newest answer, or the earlier one somebody went back to. */
  shown: Message;
  newest: Message;
  versions: Versions;
  mayRegenerate: boolean;
};

/** How the answer ended, when that is worth a word, and what can be done with it. */
export function AnswerFoot({ shown, newest, versions, mayRegenerate }: Props) {
  const strings = useStrings(answerStrings);
  const errorStrings = useStrings(runErrorStrings);
  const { threadId } = useThreadContext();
  const { regenerate, regenerating } = useRegenerate(threadId);
  const { copied, copy } = useCopied();
  // What became of a second try is told on the answer that stands, not where it has gone since.
  const outcome =
    shown === newest || shown.status !== 'done'
      ? answerOutcomeOf(shown, { answer: strings, error: errorStrings })
      : null;
  const text = withoutReasoning(readableText(shown));
  const offersRegenerate = mayRegenerate && outcome?.offersRegenerate === true && shown === newest;
  return (
    <>
      {outcome && (
        <div className={outcome.isProblem ? styles.problem : styles.state}>
          {outcome.isProblem && <CircleAlert size={16} aria-hidden="true" />}
          <span>{outcome.text}</span>
          {offersRegenerate && (
            <Button size="small" busy={regenerating === newest.id} onClick={() => regenerate(newest.id)}>
              <RotateCcw size={14} aria-hidden="true" />{' '}
              {outcome.isProblem ? strings.retry : strings.regenerate}
            </Button>
          )}
        </div>
      )}
      <div className={styles.tools}>
        {/* First, so that it stays under the finger whatever other tools a version has. */}
        {versions.count > 1 && <VersionSwitch versions={versions} />}
        {text !== '' && (
          <IconButton
            size="small"
            label={strings.copyAnswer}
            title={strings.copy}
            onClick={() => copy(text)}
            icon={copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
          />
        )}
        {mayRegenerate && !offersRegenerate && text !== '' && (
          <IconButton
            size="small"
            busy={regenerating === newest.id}
            label={strings.regenerate}
            onClick={() => regenerate(newest.id)}
            icon={<RotateCcw size={15} aria-hidden="true" />}
          />
        )}
        {/* An earlier answer is found in the place of the newest. */}
        <MessageTools message={shown === newest ? shown : { ...shown, id: newest.id }} own={null} />
        <span className="visually-hidden" role="status">
          {copied ? strings.copied : ''}
        </span>
      </div>
    </>
  );
}
