'use client';
import { Clock } from 'lucide-react';
import { useIsHeldUp, useSending } from '@/hooks/use-outbox';
import type { Sending } from '@/hooks/outbox';
import { useMe } from '@/hooks/use-workspace';
import type { Message } from '@/model/message';
import { Avatar } from '../../_ui/avatar';
import { Button } from '../../_ui/button';
import styles from './conversation.module.css';
import { QuoteLine } from './quote-line';
import { Words } from './words';

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
        <Words text={sending.text} after={!begins && <SendingTime sending={sending} />} />
        {state.kind === 'failed' && <FailedLine id={sending.id} words={state.words} />}
      </div>
    </article>
  );
}

function SendingTime({ sending: { state } }: { sending: Sending }) {
  const isHeldUp = useIsHeldUp();
  if (state.kind === 'failed') return null;
  const waits = state.kind === 'waiting' && isHeldUp;
  return (
    <span className={styles.time} data-sending={waits ? 'waiting' : 'sending'}>
      {waits && <Clock size={12} aria-hidden="true" />}
      {waits ? 'Waits for the connection' : 'Sending'}
    </span>
  );
}

function FailedLine({ id, words }: { id: string; words: string }) {
  const { tryAgain, discard } = useSending();
  return (
    <div className={styles.problem} role="alert">
      <span>Not sent. {words}</span>
      <span className={styles.actions}>
        <Button size="small" onClick={() => tryAgain(id)}>
          Try again
        </Button>
        <Button size="small" look="quiet" onClick={() => discard([id])}>
          Discard
        </Button>
      </span>
    </div>
  );
}
