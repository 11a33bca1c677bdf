'use client';
import { Reply } from 'lucide-react';
import type { MouseEvent, ReactNode, Ref } from 'react';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { useTimes } from '@/app/_ui/times';
import { useReader } from '@/app/_thread/context';
import styles from './message.module.css';
import { messageStrings } from './strings';

/** A message that is replied to, or the question of an answer, where other messages are between them. */
export type Reference = {
  to: { id: string; authorId: string | null; authorName: string };
  /** The beginning of its text. */
  excerpt: ReactNode;
  tie?: 'Reply' | 'Answer';
};

type Props = {
  ref?: Ref<HTMLElement>;
  /** Undefined while the message is pending. */
  id?: string | undefined;
  author: string;
  /** For a person's name, which may be in a right-to-left script. */
  authorDir?: 'auto';
  avatar: ReactNode;
  /** False for messages that follow one by the same author: they have no head, and their time is in the margin. */
  startsGroup: boolean;
  /** Null while the message is pending. */
  at: number | null;
  /** A note after the time in the head. */
  headNote?: ReactNode;
  reply?: Reference | null;
  /** Beside the text; an answer has them below, in `FootTools`. */
  tools?: ReactNode;
  children: ReactNode;
  'data-kind'?: 'waiting' | 'answer';
  'data-sending'?: string;
  /** Shows another version than the newest: the row stays rendered. */
  'data-opened'?: true | undefined;
  'aria-busy'?: true | undefined;
  'aria-live'?: 'off';
};

/** What people's messages and answers have in common: author, time, reply reference and tools. */
export function MessageFrame(props: Props) {
  const {
    ref,
    id,
    author,
    authorDir,
    avatar,
    startsGroup,
    at,
    headNote,
    reply,
    tools,
    children,
    ...attributes
  } = props;
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
            <strong dir={authorDir}>{author}</strong> {at !== null && <Time at={at} />} {headNote}
          </header>
        )}
        {reply && <ReplyReference {...reply} />}
        {children}
      </div>
    </article>
  );
}

/** Above a reply, or an answer that is not next to its question: names the message and links to it. */
function ReplyReference({ to, excerpt, tie = 'Reply' }: Reference) {
  const strings = useStrings(messageStrings);
  const displayName = useDisplayName();
  const { jumpTo } = useReader();
  const jump = (event: MouseEvent<HTMLElement>) => jumpTo(to.id, event.currentTarget.closest('article'));
  return (
    <button type="button" className={styles.reference} title={strings.showTheMessage} onClick={jump}>
      <Reply size={14} aria-hidden="true" />
      <span className={styles.line}>
        <span className="visually-hidden">{tie === 'Reply' ? strings.replyTo : strings.answerTo}</span>
        <strong dir="auto">{displayName({ id: to.authorId, name: to.authorName })}</strong>
        {strings.colon}
        {excerpt}
      </span>
    </button>
  );
}

/** A note after the time. */
export function HeadNote({ children }: { children: ReactNode }) {
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
