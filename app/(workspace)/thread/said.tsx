'use client';
import { lazy, memo, Suspense, useRef, useState } from 'react';
import { fetchPart } from '@/hooks/fetch-part';
import { useNotices } from '@/hooks/use-notices';
import { can } from '@/model/access';
import type { Message } from '@/model/message';
import { Avatar } from '../../_ui/avatar';
import { clock, fullTime } from '../../_ui/times';
import styles from './conversation.module.css';
import { OutdatedAnswer } from './outdated-answer';
import { OwnMessageTools } from './own-message-tools';
import { useRoom } from './room';
import type { SaidRow } from './rows';
import { Words } from './words';

const loadEditor = () => import('./message-editor');
const MessageEditor = lazy(() => loadEditor().then(({ MessageEditor }) => ({ default: MessageEditor })));

type Props = Omit<SaidRow, 'kind' | 'key'>;

/** What a person said. Never drawn as anything but text: only the server's answers are generated UI. */
export const Said = memo(function Said(props: Props) {
  const { message, begins, mine, isBeingAnswered, outdatedAnswerId } = props;
  const { role, isOpen, photos } = useRoom();
  const editing = useEditing(message);
  const { authorId, authorName, status } = message;
  const isDeleted = status === 'deleted';
  const mayChange = mine !== 'no' && isOpen && can(role, 'edit or delete own message');
  const hasTools = mayChange && !isDeleted && !editing.isOpen;
  const words = <Words text={editing.text} after={!begins && <Edited message={message} />} />;
  return (
    <article className={styles.row} data-begins={begins} aria-label={authorName}>
      {begins ? (
        <Avatar id={authorId} name={authorName} photoUrl={photos.get(authorId) ?? null} size={32} />
      ) : (
        <span className={styles.gutter}>
          <Time message={message} />
        </span>
      )}
      <div className={styles.body}>
        {hasTools && (
          <OwnMessageTools
            message={message}
            isBeingAnswered={isBeingAnswered}
            onEdit={mine === 'newest' ? editing.open : null}
            editRef={editing.buttonRef}
          />
        )}
        {begins && (
          <header className={styles.head}>
            <strong dir="auto">{authorName}</strong> <Time message={message} /> <Edited message={message} />
          </header>
        )}
        {isDeleted && <p className={styles.deleted}>This message was deleted.</p>}
        {!isDeleted && !editing.isOpen && words}
        {!isDeleted && editing.isOpen && (
          <Suspense fallback={words}>
            <MessageEditor message={message} onSaved={editing.saved} onCancel={editing.close} />
          </Suspense>
        )}
        {!isDeleted && outdatedAnswerId !== null && <OutdatedAnswer answerId={outdatedAnswerId} />}
      </div>
    </article>
  );
});

/** Saved words are shown until the listener brings them, so that the old ones do not flash up. */
function useEditing({ content, changedAt }: Message) {
  const { fail } = useNotices();
  const [isOpen, setOpen] = useState(false);
  const [saved, setSaved] = useState<{ text: string; over: number } | null>(null);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    // The button is there again after the next drawing.
    setTimeout(() => buttonRef.current?.focus());
  };
  return {
    isOpen,
    text: saved?.over === changedAt ? saved.text : content,
    buttonRef,
    open: () => void fetchPart(loadEditor).then(() => setOpen(true), fail),
    close,
    saved: (text: string) => {
      setSaved({ text, over: changedAt });
      close();
    },
  };
}

function Time({ message: { createdAt } }: { message: Message }) {
  return (
    <time className={styles.time} dateTime={new Date(createdAt).toISOString()} title={fullTime(createdAt)}>
      {clock(createdAt)}
    </time>
  );
}

function Edited({ message: { editedAt, status } }: { message: Message }) {
  if (editedAt === null || status === 'deleted') return null;
  return (
    <span className={styles.time} title={fullTime(editedAt)}>
      edited
    </span>
  );
}
