'use client';
import { useState } from 'react';
import { useAccount, useOwned, type Owned } from '@/hooks/use-account';
import { useMe } from '@/hooks/use-workspace';
import { Button, buttonClass } from '../../_ui/button';
import dialogStyles from '../../_ui/dialog.module.css';
import { TypedConfirm } from '../../_ui/typed-confirm';
import { PlaceLink } from '../place-link';
import styles from './account.module.css';

type Props = { onBack: () => void; onClose: () => void };

/** First the threads that somebody must have, then the typed name, then it is done. */
export function DeleteAccount({ onBack, onClose }: Props) {
  const me = useMe();
  const list = useOwned();
  const { problem, deleteForGood } = useAccount();
  const [asked, setAsked] = useState<string | null>(null);
  if (list.status === 'loading') return <p role="status">Looking for threads that you own…</p>;
  const words = problem ?? list.problem;
  return (
    <>
      {list.owned.length > 0 && (
        <>
          <p>Somebody must have the threads that you own. Open one to hand it over, or delete it:</p>
          <ul className={styles.owned} aria-label="Threads that you own">
            {list.owned.map((thread) => (
              <OwnedRow
                key={thread.id}
                thread={thread}
                isAsked={asked === thread.id}
                busy={list.busy === thread.id}
                onOpen={onClose}
                onDelete={() => (asked === thread.id ? void list.trash(thread.id) : setAsked(thread.id))}
              />
            ))}
          </ul>
        </>
      )}
      <p className={styles.problem} role="alert">
        {words}
      </p>
      {list.status === 'ready' && list.owned.length === 0 ? (
        <TypedConfirm
          asked={me.name}
          label={`Type your name, “${me.name}”, to confirm`}
          keep="Keep my account"
          confirm="Delete account"
          onKeep={onBack}
          onConfirm={deleteForGood}
        />
      ) : (
        <div className={dialogStyles.buttons}>
          {list.status === 'failed' && <Button onClick={list.reload}>Try again</Button>}
          <Button onClick={onBack}>Keep my account</Button>
        </div>
      )}
    </>
  );
}

type RowProps = { thread: Owned; isAsked: boolean; busy: boolean; onOpen: () => void; onDelete: () => void };

function OwnedRow({ thread, isAsked, busy, onOpen, onDelete }: RowProps) {
  const { id, title, members } = thread;
  return (
    <li>
      <span className={styles.ownedWords}>
        <strong dir="auto">{title}</strong>
        <span>{members === 1 ? 'You alone' : `${members} members`}</span>
      </span>
      {/* Going there closes the dialog: presses bubble from the link. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <span onClick={onOpen}>
        <PlaceLink to={`/t/${id}`} className={buttonClass({ size: 'small' })} label={`Open “${title}”`}>
          Open
        </PlaceLink>
      </span>
      <Button
        size="small"
        look={isAsked ? 'danger' : 'quiet'}
        busy={busy}
        aria-label={isAsked ? `Delete “${title}” for everyone` : `Delete “${title}”`}
        onClick={onDelete}
      >
        {isAsked ? 'Delete for everyone' : 'Delete'}
      </Button>
    </li>
  );
}
