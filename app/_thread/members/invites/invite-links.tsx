'use client';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useInviteActions, useInvites } from '@/hooks/members/use-invites';
import { roleStrings } from '@/model/role-strings';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import type { Role } from '@/model/access';
import type { InviteLink } from '@/model/invite-link';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import { inviteStrings } from './strings';
import styles from './invites.module.css';
import { LinkForm } from './link-form';
import { CreatedLink } from '@/app/_ui/fields/created-link';
import members from '@/app/_thread/members/members.module.css';
import { ShortList } from '@/app/_thread/members/short-list';

type Actions = ReturnType<typeof useInviteActions>;

type Props = {
  threadId: string;
  mine: Role | undefined;
  /** The thread is at its member limit: a further link would admit nobody. */
  isFull: boolean;
};

export function InviteLinks({ threadId, mine, isFull }: Props) {
  const actions = useInviteActions(threadId);
  const [url, setUrl] = useState<string | null>(null);
  const strings = useStrings(inviteStrings);
  return (
    <>
      {url === null && !isFull && (
        <LinkForm
          mine={mine}
          busy={actions.busy === 'make'}
          onCreate={async (invite) => setUrl(await actions.make(invite))}
        />
      )}
      {url !== null && <CreatedLink url={url} label={strings.inviteLink} onDone={() => setUrl(null)} />}
      <p role="alert" className={styles.wrong}>
        {actions.error}
      </p>
      <OpenLinks threadId={threadId} actions={actions} />
    </>
  );
}

function OpenLinks({ threadId, actions }: { threadId: string; actions: Actions }) {
  const strings = useStrings(inviteStrings);
  const view = useInvites(threadId);
  switch (view.status) {
    case 'loading':
      return null;
    case 'failed':
      return (
        <p className={styles.failed}>
          <span>{strings.linksFailed(view.errorText)}</span>
          <Button size="small" onClick={view.retry}>
            {strings.tryAgain}
          </Button>
        </p>
      );
    case 'here':
      return (
        <ShortList title={strings.openLinks} count={view.links.length}>
          {(shown) =>
            view.links.slice(0, shown).map((link) => <LinkRow key={link.id} link={link} actions={actions} />)
          }
        </ShortList>
      );
  }
}

function LinkRow({ link, actions }: { link: InviteLink; actions: Actions }) {
  const strings = useStrings(inviteStrings);
  const { dayAndTime, fullTime } = useTimes();
  const roleName = useStrings(roleStrings)[link.role];
  const by = useDisplayName()({ id: link.by, name: link.byName });
  const { id, note, uses, maxUses, expiresAt } = link;
  const name = note === '' ? roleName : note;
  return (
    <li className={members.row}>
      <span className={members.icon}>
        <Link2 size={17} aria-hidden="true" />
      </span>
      <span className={members.who}>
        <span className={`${members.name} ${members.note}`} dir="auto" title={note}>
          {name}
        </span>
        <span className={members.since}>
          {strings.uses({ role: note === '' ? null : roleName, by, uses, maxUses })}
          <time dateTime={new Date(expiresAt).toISOString()} title={fullTime(expiresAt)}>
            {strings.until(dayAndTime(expiresAt))}
          </time>
        </span>
      </span>
      <Button
        size="small"
        busy={actions.busy === id}
        disabled={actions.busy !== null}
        aria-label={strings.revokeLink(name)}
        onClick={() => void actions.revoke(id)}
      >
        {strings.revoke}
      </Button>
    </li>
  );
}
