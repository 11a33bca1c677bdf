'use client';
import { useState } from 'react';
import { useAccount, useOwned, type Owned } from '@/hooks/account/use-account';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import { Button, buttonClass } from '@/app/_ui/button';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { TypedConfirm } from '@/app/_ui/typed-confirm';
import { PageLink } from '@/app/_ui/page-link';
import styles from './account.module.css';
import { settingsStrings } from './strings';

type Props = { onBack: () => void; onClose: () => void };

/** Steps of deleting an account: the owned threads are listed first, then the name is typed, then the deletion runs. */
export function DeleteAccount({ onBack, onClose }: Props) {
  const strings = useStrings(settingsStrings);
  const me = useMe();
  const list = useOwned();
  const { busy, problem, deletePermanently } = useAccount();
  const [asked, setAsked] = useState<string | null>(null);
  if (list.status === 'loading') return <p role="status">{strings.looking}</p>;
  const shownProblem = problem ?? list.problem;
  return (
    <>
      {list.owned.length > 0 && (
        <>
          <p>{strings.ownedFirst}</p>
          <ul className={styles.owned} aria-label={strings.owned}>
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
        {shownProblem}
      </p>
      {list.status === 'ready' && list.owned.length === 0 ? (
        <TypedConfirm
          expected={me.name}
          label={strings.confirmName(me.name)}
          cancel={strings.cancelDelete}
          confirm={strings.deleteAccount}
          onCancel={onBack}
          busy={busy !== null}
          onConfirm={() => void deletePermanently()}
        />
      ) : (
        <div className={dialogStyles.buttons}>
          {list.status === 'failed' && <Button onClick={list.reload}>{strings.tryAgain}</Button>}
          <Button onClick={onBack}>{strings.cancelDelete}</Button>
        </div>
      )}
    </>
  );
}

type RowProps = { thread: Owned; isAsked: boolean; busy: boolean; onOpen: () => void; onDelete: () => void };

function OwnedRow({ thread, isAsked, busy, onOpen, onDelete }: RowProps) {
  const strings = useStrings(settingsStrings);
  const title = useDisplayTitle()(thread);
  const { id, members } = thread;
  return (
    <li>
      <span className={styles.ownedText}>
        <strong dir="auto">{title}</strong>
        <span>{members === 1 ? strings.alone : strings.members(members)}</span>
      </span>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- following a link closes the dialog: its click bubbles to here */}
      <span onClick={onOpen}>
        <PageLink to={`/t/${id}`} className={buttonClass({ size: 'small' })} label={strings.openIt(title)}>
          {strings.open}
        </PageLink>
      </span>
      <Button
        size="small"
        look={isAsked ? 'danger' : 'quiet'}
        busy={busy}
        aria-label={isAsked ? strings.deleteItForEveryone(title) : strings.deleteIt(title)}
        onClick={onDelete}
      >
        {isAsked ? strings.deleteForEveryone : strings.delete}
      </Button>
    </li>
  );
}
