'use client';
import { lazy, memo, Suspense, useRef, useState, type RefObject } from 'react';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useEditableLast } from '@/hooks/messages/use-edit-last';
import { useToasts } from '@/hooks/core/use-toasts';
import { useStrings } from '@/hooks/core/use-strings';
import { can } from '@/model/access';
import type { Message } from '@/model/message';
import { Avatar } from '@/app/_ui/avatar';
import { useTimes } from '@/app/_ui/times';
import styles from '@/app/_thread/conversation/conversation.module.css';
import { Edited } from './edited';
import { LongText } from './long-text';
import { MessageTools } from './message-tools';
import { messageStrings } from './strings';
import { OutdatedAnswer } from './outdated-answer';
import toolStyles from './own-message.module.css';
import { ReplyReference } from './reply-reference';
import { useThreadContext } from '@/app/_thread/context';
import type { PersonMessageRow } from '@/app/_thread/rows';

const loadEditor = () => import('./message-editor');
const MessageEditor = lazy(() => loadEditor().then(({ MessageEditor }) => ({ default: MessageEditor })));

type Props = Omit<PersonMessageRow, 'kind' | 'key'>;

/** What a person said. Never drawn as anything but text: only the server's answers are generated UI. */
export const PersonMessage = memo(function PersonMessage(props: Props) {
  const { message, startsGroup, mine, isBeingAnswered, outdatedAnswerId, repliedTo } = props;
  const { threadId, role, isOpen, photos } = useThreadContext();
  const article = useRef<HTMLElement>(null);
  const editing = useEditing(message, article);
  const { id, authorId, authorName, status, replyTo } = message;
  const isDeleted = status === 'deleted';
  const mayChange = mine !== 'no' && isOpen && can(role, 'edit or delete own message');
  const onEdit = mayChange && mine === 'newest' && !isDeleted ? editing.open : null;
  useEditableLast(threadId, isBeingAnswered ? null : onEdit);
  const body = <LongText text={editing.text} after={!startsGroup && <Edited message={message} />} />;
  return (
    <article
      ref={article}
      className={styles.row}
      data-id={id}
      data-starts-group={startsGroup}
      aria-label={authorName}
    >
      {startsGroup ? (
        <Avatar id={authorId} name={authorName} photoUrl={photos.get(authorId) ?? null} size={32} />
      ) : (
        <span className={styles.gutter}>
          <Time message={message} />
        </span>
      )}
      <div className={styles.body}>
        {!isDeleted && !editing.isOpen && (
          <div className={toolStyles.tools}>
            <MessageTools message={message} own={mayChange ? { isBeingAnswered, onEdit } : null} />
          </div>
        )}
        {startsGroup && (
          <header className={styles.head}>
            <strong dir="auto">{authorName}</strong> <Time message={message} /> <Edited message={message} />
          </header>
        )}
        {!isDeleted && replyTo && <ReplyReference replyTo={replyTo} known={repliedTo} />}
        {isDeleted && <Deleted />}
        {!isDeleted && !editing.isOpen && body}
        {!isDeleted && editing.isOpen && (
          <Suspense fallback={body}>
            <MessageEditor message={message} onSaved={editing.saved} onCancel={editing.close} />
          </Suspense>
        )}
        {!isDeleted && outdatedAnswerId !== null && <OutdatedAnswer answerId={outdatedAnswerId} />}
      </div>
    </article>
  );
});

/** Saved words are shown until the listener brings them, so that the old ones do not flash up. */
function useEditing({ content, changedAt }: Message, article: RefObject<HTMLElement | null>) {
  const { toastError } = useToasts();
  const [isOpen, setOpen] = useState(false);
  const [saved, setSaved] = useState<{ text: string; over: number } | null>(null);
  const close = () => {
    setOpen(false);
    // Its tools are there again after the next drawing.
    setTimeout(() => article.current?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.focus());
  };
  return {
    isOpen,
    text: saved?.over === changedAt ? saved.text : content,
    open: () => void loadChunk(loadEditor).then(() => setOpen(true), toastError),
    close,
    saved: (text: string) => {
      setSaved({ text, over: changedAt });
      close();
    },
  };
}

function Deleted() {
  return <p className={styles.deleted}>{useStrings(messageStrings).wasDeleted}</p>;
}

function Time({ message: { createdAt } }: { message: Message }) {
  const { clock, fullTime } = useTimes();
  return (
    <time className={styles.time} dateTime={new Date(createdAt).toISOString()} title={fullTime(createdAt)}>
      {clock(createdAt)}
    </time>
  );
}
