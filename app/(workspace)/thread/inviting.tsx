'use client';
import { Link2, Mail } from 'lucide-react';
import { useId, useState } from 'react';
import type { Role } from '@/model/access';
import { useWaiting, type MemberActions } from '@/hooks/use-members';
import type { Thread } from '@/model/thread';
import { AddMember } from './add-member';
import styles from './inviting.module.css';
import { InviteLinks } from './invite-links';
import { ShortList } from './short-list';
import { WaitingRow } from './waiting-row';

type Props = { thread: Thread; role: Role | undefined; actions: MemberActions };

const WAYS = ['mail', 'link'] as const;
type Way = (typeof WAYS)[number];
const WAY_WORDS: Record<Way, string> = { mail: 'By e-mail', link: 'By link' };

/** The two ways in. What newcomers will see is said before there are any. */
export function Inviting({ thread, role, actions }: Props) {
  const [way, setWay] = useState<Way>('mail');
  const id = useId();
  return (
    <section className={styles.inviting} aria-label="Invite">
      <div className={styles.tabs} role="tablist" aria-label="Ways to invite">
        {WAYS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`${id}-${one}`}
            aria-controls={`${id}-panel`}
            aria-selected={one === way}
            tabIndex={one === way ? 0 : -1}
            onClick={() => setWay(one)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
              const other = one === 'mail' ? 'link' : 'mail';
              setWay(other);
              document.querySelector<HTMLElement>(`[id="${id}-${other}"]`)?.focus();
            }}
          >
            {one === 'mail' ? <Mail size={16} aria-hidden="true" /> : <Link2 size={16} aria-hidden="true" />}
            {WAY_WORDS[one]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${way}`} className={styles.panel}>
        <p className={styles.see}>{whatTheySee(thread.landed)}</p>
        {way === 'mail' ? (
          <ByMail threadId={thread.id} role={role} actions={actions} />
        ) : (
          <InviteLinks threadId={thread.id} mine={role} />
        )}
      </div>
    </section>
  );
}

function ByMail({
  threadId,
  role,
  actions,
}: {
  threadId: string;
  role: Role | undefined;
  actions: MemberActions;
}) {
  const waiting = useWaiting(threadId, role);
  return (
    <>
      <AddMember threadId={threadId} mine={role} />
      <ShortList title="Waiting for their first sign-in" count={waiting.length}>
        {(shown) =>
          waiting
            .slice(0, shown)
            .map((place) => <WaitingRow key={place.email} place={place} actions={actions} />)
        }
      </ShortList>
    </>
  );
}

function whatTheySee(messages: number): string {
  if (messages === 0) return 'They will see every word from now on.';
  const soFar = messages === 1 ? 'the one message' : `all ${messages} messages`;
  return `They will see ${soFar} so far, and every word from now on.`;
}
