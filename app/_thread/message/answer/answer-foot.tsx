'use client';
import { Check, Copy, RotateCcw } from 'lucide-react';
import { useRegenerate } from '@/hooks/runs/use-run-actions';
import type { Versions } from '@/hooks/messages/use-versions';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { readableText, type Message } from '@/model/message';
import { runErrorStrings } from '@/model/run-strings';
import { Button } from '@/app/_ui/button';
import { IconButton } from '@/app/_ui/icon-button';
import { useCopied } from '@/hooks/core/use-copied';
import { answerOutcomeOf } from './answer-outcome';
import { landedStateOf } from './answer-state';
import { answerStrings } from '@/app/_thread/message/strings';
import { FootTools } from '@/app/_thread/message/message-frame';
import { MessageNote } from '@/app/_thread/message/message-note';
import { MessageTools } from '@/app/_thread/message/message-tools';
import { useReader } from '@/app/_thread/context';
import { FeedbackSlot } from './feedback-slot';
import { VersionSwitch } from './version-switch';

type Props = {
  newest: Message;
  versions: Versions;
  mayRegenerate: boolean;
};

/** The outcome of the answer, where there is something to report, and its tools. */
export function AnswerFoot({ newest, versions, mayRegenerate }: Props) {
  const strings = useStrings(answerStrings);
  const errorStrings = useStrings(runErrorStrings);
  const displayName = useDisplayName();
  const { threadId } = useReader();
  const { regenerate, regenerating } = useRegenerate(threadId);
  const { copied, copy } = useCopied();
  const shown = versions.shown ?? newest;
  const isNewest = shown === newest;
  const outcome = answerOutcomeOf(landedStateOf(shown), {
    isNewest,
    strings: { answer: strings, error: errorStrings, displayName },
  });
  const text = readableText(shown);
  const offersRegenerate = mayRegenerate && outcome?.offersRegenerate === true && isNewest;
  return (
    <>
      {outcome && (
        <MessageNote look={outcome.isProblem ? 'problem' : 'quiet'} text={outcome.text}>
          {offersRegenerate && (
            <Button size="small" busy={regenerating === newest.id} onClick={() => regenerate(newest.id)}>
              <RotateCcw size={14} aria-hidden="true" />{' '}
              {outcome.isProblem ? strings.retry : strings.regenerate}
            </Button>
          )}
        </MessageNote>
      )}
      {shown.metadata.cut?.map((what) => (
        <MessageNote key={what} look="quiet" text={strings.cut[what]} />
      ))}
      <FootTools>
        {/* First, so that it keeps its position whichever other tools a version has. */}
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
        {isNewest && text !== '' && <FeedbackSlot answer={newest} />}
        {/* Links and replies refer to the newest version: previous ones have no permalink. */}
        <MessageTools
          message={isNewest ? shown : { ...shown, id: newest.id }}
          isBeingAnswered={false}
          own={null}
        />
        <span className="visually-hidden" role="status">
          {copied ? strings.copied : ''}
        </span>
      </FootTools>
    </>
  );
}
