'use client';
import { Clock } from 'lucide-react';
import { useIsHeldUp, useSending } from '@/hooks/composer/use-outbox';
import type { Sending } from '@/hooks/composer/outbox';
import { useWords } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/shell/workspace-provider';
import type { ErrorCode } from '@/model/errors';
import type { Message } from '@/model/message';
import { Avatar } from '@/app/_ui/avatar';
import { Button } from '@/app/_ui/button';
import styles from '@/app/_thread/conversation/conversation.module.css';
import { LongWords } from './long-text';
import { messageWords } from './strings';
import { QuoteLine } from './reply-reference';

type Props = { sending: Sending; begins: boolean; quoted: Message | undefined };

/** My message before the thread has it: in its place at once, and honest about where it is. */
export function SendingRow({ sending, begins, quoted }: Props) {
  const me = useMe();
  const { state } = sending;
  return (
    <article className={styles.row} data-begins={begins} data-sending={state.kind} aria-label={me.name}>
      {begins ? (
        <Avatar id={me.uid} name={me.name} photoUrl={me.photoUrl} size={32} />
      ) : (
        <span className={styles.gutter} />
      )}
      <div className={styles.body}>
        {begins && (
          <header className={styles.head}>
            <strong dir="auto">{me.name}</strong> <SendingTime sending={sending} />
          </header>
        )}
        {sending.quotes && <QuoteLine quote={sending.quotes} known={quoted} />}
        <LongWords text={sending.text} after={!begins && <SendingTime sending={sending} />} />
        {state.kind === 'failed' && <FailedLine id={sending.id} why={state.words} code={state.code} />}
      </div>
    </article>
  );
}

function SendingTime({ sending: { state } }: { sending: Sending }) {
  const words = useWords(messageWords);
  const isHeldUp = useIsHeldUp();
  if (state.kind === 'failed') return null;
  const waits = state.kind === 'waiting' && isHeldUp;
  return (
    <span className={styles.time} data-sending={waits ? 'waiting' : 'sending'}>
      {waits && <Clock size={12} aria-hidden="true" />}
      {waits ? words.waitsForConnection : words.sending}
    </span>
  );
}

type FailedProps = { id: string; why: string; code: ErrorCode };

/** What can be done about it: people can still be told what the assistant cannot be asked. */
function FailedLine({ id, why, code }: FailedProps) {
  const words = useWords(messageWords);
  const { tryAgain, sendUnasked, discard } = useSending();
  const onlyAskingFails = code === 'over-budget' || code === 'busy';
  return (
    <div className={styles.problem} role="alert">
      <span>{words.notSent(why)}</span>
      <span className={styles.actions}>
        <Button size="small" onClick={() => tryAgain(id)}>
          {words.tryAgain}
        </Button>
        {onlyAskingFails && (
          <Button size="small" onClick={() => sendUnasked(id)}>
            {words.sendWithoutAsking}
          </Button>
        )}
        <Button size="small" look="quiet" onClick={() => discard([id])}>
          {words.discard}
        </Button>
      </span>
    </div>
  );
}
