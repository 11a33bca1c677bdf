'use client';
import { useState } from 'react';
import { useAccount, useOwned, type Owned } from '@/hooks/account/use-account';
import { useWords } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/shell/workspace-provider';
import { Button, buttonClass } from '@/app/_ui/button';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { TypedConfirm } from '@/app/_ui/typed-confirm';
import { PlaceLink } from '@/app/_ui/page-link';
import styles from './account.module.css';
import { settingsWords } from './strings';

type Props = { onBack: () => void; onClose: () => void };

/** First the threads that somebody must have, then the typed name, then it is done. */
export function DeleteAccount({ onBack, onClose }: Props) {
  const words = useWords(settingsWords);
  const me = useMe();
  const list = useOwned();
  const { problem, deleteForGood } = useAccount();
  const [asked, setAsked] = useState<string | null>(null);
  if (list.status === 'loading') return <p role="status">{words.looking}</p>;
  const said = problem ?? list.problem;
  return (
    <>
      {list.owned.length > 0 && (
        <>
          <p>{words.ownedFirst}</p>
          <ul className={styles.owned} aria-label={words.owned}>
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
        {said}
      </p>
      {list.status === 'ready' && list.owned.length === 0 ? (
        <TypedConfirm
          asked={me.name}
          label={words.confirmName(me.name)}
          keep={words.keepAccount}
          confirm={words.deleteAccount}
          onKeep={onBack}
          onConfirm={deleteForGood}
        />
      ) : (
        <div className={dialogStyles.buttons}>
          {list.status === 'failed' && <Button onClick={list.reload}>{words.tryAgain}</Button>}
          <Button onClick={onBack}>{words.keepAccount}</Button>
        </div>
      )}
    </>
  );
}

type RowProps = { thread: Owned; isAsked: boolean; busy: boolean; onOpen: () => void; onDelete: () => void };

function OwnedRow({ thread, isAsked, busy, onOpen, onDelete }: RowProps) {
  const words = useWords(settingsWords);
  const { id, title, members } = thread;
  return (
    <li>
      <span className={styles.ownedWords}>
        <strong dir="auto">{title}</strong>
        <span>{members === 1 ? words.alone : words.members(members)}</span>
      </span>
      {/* Going there closes the dialog: presses bubble from the link. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <span onClick={onOpen}>
        <PlaceLink to={`/t/${id}`} className={buttonClass({ size: 'small' })} label={words.openIt(title)}>
          {words.open}
        </PlaceLink>
      </span>
      <Button
        size="small"
        look={isAsked ? 'danger' : 'quiet'}
        busy={busy}
        aria-label={isAsked ? words.deleteItForEveryone(title) : words.deleteIt(title)}
        onClick={onDelete}
      >
        {isAsked ? words.deleteForEveryone : words.delete}
      </Button>
    </li>
  );
}
