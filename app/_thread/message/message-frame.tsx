'use client';
import type { ReactNode, Ref } from 'react';
import type { Message, ReplyTo } from '@/model/message';
import { useTimes } from '@/app/_ui/times';
import styles from './message.module.css';
import { ReplyReference } from './reply-reference';

type Props = {
  ref?: Ref<HTMLElement>;
  /** A message on its way has none yet. */
  id?: string | undefined;
  author: string;
  /** Of a person's name, which may run either way. */
  authorDir?: 'auto';
  avatar: ReactNode;
  /** Messages that follow one by the same author have no head; their time shows in the margin. */
  startsGroup: boolean;
  /** Null before the thread has it. */
  at: number | null;
  /** Behind the time in the head. */
  mark?: ReactNode;
  /** What it replies to or, of an answer, the question where others stand between. */
  reply?: { replyTo: ReplyTo; known: Message | undefined; tie?: 'Reply' | 'Answer' } | null;
  /** Stand beside the text; an answer has them below, in `FootTools`. */
  tools?: ReactNode;
  children: ReactNode;
  'data-kind'?: 'waiting' | 'answer';
  'data-sending'?: string;
  'aria-busy'?: true | undefined;
  'aria-live'?: 'off';
};

/** What people's messages and answers have in common: author, time, what they reply to, and their tools. */
export function MessageFrame(props: Props) {
  const { ref, id, author, authorDir, avatar, startsGroup, at, mark, reply, tools, children, ...attributes } =
    props;
  return (
    <article
      ref={ref}
      className={styles.row}
      data-id={id}
      data-starts-group={startsGroup}
      aria-label={author}
      {...attributes}
    >
      {startsGroup ? avatar : <span className={styles.gutter}>{at !== null && <Time at={at} />}</span>}
      <div className={styles.body}>
        {tools && <div className={styles.tools}>{tools}</div>}
        {startsGroup && (
          <header className={styles.head}>
            <strong dir={authorDir}>{author}</strong> {at !== null && <Time at={at} />} {mark}
          </header>
        )}
        {reply && <ReplyReference {...reply} />}
        {children}
      </div>
    </article>
  );
}

/** A word behind the time. */
export function Mark({ children }: { children: ReactNode }) {
  return <span className={styles.time}>{children}</span>;
}

/** The tools below an answer. */
export function FootTools({ children }: { children: ReactNode }) {
  return <div className={styles.footTools}>{children}</div>;
}

function Time({ at }: { at: number }) {
  const { clock, fullTime } = useTimes();
  return (
    <time className={styles.time} dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {clock(at)}
    </time>
  );
}
