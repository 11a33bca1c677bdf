'use client';
import { Clock } from 'lucide-react';
import { useIsHeldUp, useSending, useSendings } from '@/hooks/composer/use-outbox';
import type { Sending } from '@/hooks/composer/outbox';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import type { ErrorCode } from '@/model/errors';
import type { Message } from '@/model/message';
import { Avatar } from '@/app/_ui/avatar';
import { useReader } from '@/app/_thread/context';
import { Button } from '@/app/_ui/button';
import styles from './message.module.css';
import { LongText } from './long-text';
import { messageStrings } from './strings';
import { referenceTo } from './quoted-text';
import { MessageFrame } from './message-frame';

type Props = { sending: Sending; startsGroup: boolean; repliedTo: Message | undefined };

/** My message until the thread has it: shown immediately, with its state. */
export function PendingMessage({ sending, startsGroup, repliedTo }: Props) {
  const me = useMe();
  const { names } = useReader();
  const { state } = sending;
  return (
    <MessageFrame
      author={names.get(me.uid) ?? me.name}
      authorDir="auto"
      avatar={<Avatar id={me.uid} name={me.name} photoUrl={me.photoUrl} size={32} />}
      startsGroup={startsGroup}
      at={null}
      headNote={<SendingTime sending={sending} />}
      reply={referenceTo(sending.replyTo, repliedTo)}
      data-sending={state.kind}
    >
      <LongText text={sending.text} after={!startsGroup && <SendingTime sending={sending} />} />
      {state.kind === 'failed' && <FailedMessage sending={sending} why={state.errorText} code={state.code} />}
    </MessageFrame>
  );
}

function SendingTime({ sending: { state } }: { sending: Sending }) {
  const strings = useStrings(messageStrings);
  const isHeldUp = useIsHeldUp();
  if (state.kind === 'failed') return null;
  const waits = state.kind === 'waiting' && isHeldUp;
  return (
    <span className={styles.time} data-sending={waits ? 'waiting' : 'sending'}>
      {waits && <Clock size={12} aria-hidden="true" />}
      {waits ? strings.waitsForConnection : strings.sending}
    </span>
  );
}

type FailedProps = { sending: Sending; why: string; code: ErrorCode };

/** The actions after a failed send: a message that may not ask can still be sent to people. */
function FailedMessage({ sending: { id, threadId }, why, code }: FailedProps) {
  const strings = useStrings(messageStrings);
  const { tryAgain, sendUnasked, discard } = useSending();
  const failed = useSendings(threadId).filter(({ state }) => state.kind === 'failed');
  const isLastOfSeveral = failed.length > 1 && failed.at(-1)?.id === id;
  const onlyAskingFails = code === 'over-budget' || code === 'busy';
  return (
    <div className={styles.problem} role="alert">
      <span>{strings.notSent(why)}</span>
      <span className={styles.actions}>
        <Button size="small" onClick={() => tryAgain(id)}>
          {strings.tryAgain}
        </Button>
        {onlyAskingFails && (
          <Button size="small" onClick={() => sendUnasked(id)}>
            {strings.sendWithoutAsking}
          </Button>
        )}
        <Button size="small" look="quiet" onClick={() => discard([id])}>
          {strings.discard}
        </Button>
        {isLastOfSeveral && (
          <Button size="small" look="quiet" onClick={() => discard(failed.map((one) => one.id))}>
            {strings.discardAll(failed.length)}
          </Button>
        )}
      </span>
    </div>
  );
}
